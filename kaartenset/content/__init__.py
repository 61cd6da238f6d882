"""From files of editors to domain objects, or to errors that an editor can act on."""
