#!/usr/bin/env bash
# Renews the locks: each one follows the versions of the one before it.
set -euo pipefail
cd "$(dirname "$0")/.."

PATH="$PWD/.venv/bin:$PATH"

lock() {
  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links --output-file "requirements/$1.txt" "${@:2}"
}

lock run pyproject.toml
lock test pyproject.toml --extra pdf --extra postgres requirements/test.in --constraints requirements/run.txt
lock build requirements/build.in --constraints requirements/test.txt
lock node requirements/node.in
