#!/bin/sh
# A course soup on books (docs/results.md): a common start, four ingredients, their soups, and what they are worth.
#
#     benchmarks/soups/books.sh ../shared/data      # makes books-run/ where it is called; called again, it goes on
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
mcl=${MCL:-$home/mcl}
run=books-run
mkdir -p $run
[ -f $run/sst-dev.tsv ] || "${PYTHON:-python3}" "$home/benchmarks/soups/books_data.py" $run "$1"
[ -d $run/vocabulary ] || $mcl vocab --text $run/books.txt --format lines --size 2000 --out $run/vocabulary
[ -d $run/shards ] || $mcl tokenize --text $run/books.txt --format lines --tokenizer $run/vocabulary --out $run/shards
[ -d $run/brown-shards ] ||
  $mcl tokenize --text $run/brown.txt --format lines --tokenizer $run/vocabulary --out $run/brown-shards
# An encoder learns to fill in masked tokens; a pair begins from it and learns all five courses: what all ingredients begin with.
$mcl pretrain --resume --config "$home/benchmarks/courses/encoder.json" --set schedule.totalSteps=3500 \
  --data $run/shards --out $run/encoder
$mcl pretrain --resume --config "$home/configs/demo.json" --set schedule.totalSteps=800 \
  --discriminator-from $run/encoder/checkpoint-3500/generator --data $run/shards --out $run/start
$mcl cook --recipe "$home/benchmarks/soups/books.json" --set "pretraining=$home/configs/demo.json" --out $run/soup
