#!/bin/sh
# Every task of GLUE and SQuAD from a pre-trained checkpoint and from random weights, short (docs/results.md).
# STEPS, RATE and SEEDS: of each task, 600, 5e-4 and 3 if not set.
#
#     benchmarks/finetuning/tasks.sh books-run/longer/checkpoint-5000 ../shared/data tasks-run   # called again, it goes on
set -eu
mcl=${MCL:-$(cd "$(dirname "$0")/../.." && pwd)/mcl}
model=$1 data=$2 out=$3
for start in "" --random; do
  place=$out/${start#--}
  $mcl glue --model "$model" $start --data "$data/glue" --held-out 0.1 --learning-rate "${RATE:-5e-4}" --max-steps "${STEPS:-600}" \
    --seeds "${SEEDS:-3}" --resume --out "${place%/}/glue"
  for task in squad1 squad2; do
    $mcl finetune --task $task --model "$model" $start --data "$data" --learning-rate "${RATE:-5e-4}" --max-length 128 \
      --set answers.stride=64 --epochs 1 --max-steps "${STEPS:-600}" --seeds "${SEEDS:-3}" --resume --out "${place%/}/$task"
  done
done
