#!/bin/sh
# Makes the Python environment in which the tests let TensorBoard read event files:
#
#   interop/tensorboard-venv.sh [FOLDER]
#
# The tests look for it in ~/.cache/mcl/tensorboard, or take the Python that MCL_TENSORBOARD_PYTHON names. Does nothing
# where it is there already.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
wanted=$here/tensorboard-requirements.txt
folder=${1:-$HOME/.cache/mcl/tensorboard}
made=$folder/made-from.txt

if [ -x "$folder/bin/python" ] && cmp -s "$wanted" "$made"; then
  exit 0
fi
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
python3 -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted"
cp "$wanted" "$made"
