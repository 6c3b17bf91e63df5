#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# seeds.sh PROGRAM DIRECTORY [MUTATIONS]: the seeds are put into DIRECTORY, and PROGRAM tries them.
set -e
python3 "$(dirname "$0")/seeds.py" "$2"
exec "$1" "$2" ${3:+"$3"}
