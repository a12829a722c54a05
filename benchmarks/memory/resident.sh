#!/bin/sh
# Resident memory of a pre-training run, sampled twice a second until the run ends.
#
#   benchmarks/memory/resident.sh SHARDS OUT [OPTION OF MCL PRETRAIN...]
#
# SHARDS: of mcl tokenize. OUT: a new folder for the run; OUT.csv gets the samples: seconds, step, KiB. Prints the mean, least and largest
# over each tenth of the steps, and the straight line through all samples behind the first fifth, in KiB for 1,000 steps. Linux only.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
shards=$1
out=$2
shift 2
[ $# -gt 0 ] || set -- --config "$root/benchmarks/memory/flat.json"

# The heap is as large as it may become from the start, and every page of it in use: what grows is not Java's to clean up later.
MCL_JAVA_OPTS=${MCL_JAVA_OPTS--Xms256m -Xmx256m -XX:+AlwaysPreTouch}
export MCL_JAVA_OPTS

"$root/mcl" pretrain --data "$shards" --out "$out" "$@" >"$out.log" 2>&1 &
run=$!
trap 'kill "$run" 2>/dev/null' INT TERM
begin=$(date +%s.%N)
while kill -0 "$run" 2>/dev/null; do
  resident=$(sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\).*/\1/p' "/proc/$run/status" 2>/dev/null) || resident=
  step=$(tail -n 1 "$out/metrics.jsonl" 2>/dev/null | sed -n 's/^{"step":\([0-9]*\),.*/\1/p') || step=
  now=$(date +%s.%N)
  [ -z "$resident" ] || [ -z "$step" ] || echo "$begin $now $step $resident"
  sleep 0.5
done | awk '{ printf "%.1f,%d,%d\n", $2 - $1, $3, $4 }' >"$out.csv"
wait "$run" || { tail -n 3 "$out.log" >&2; exit 1; }

awk -F , '
  { step[NR] = $2; kib[NR] = $3; last = $2 }
  END {
    for (i = 1; i <= NR; i++) {
      bin = int(10 * step[i] / (last + 1))
      n[bin]++; sum[bin] += kib[i]
      if (!(bin in least) || kib[i] < least[bin]) least[bin] = kib[i]
      if (kib[i] > most[bin]) most[bin] = kib[i]
      if (step[i] >= last / 5) { k++; sx += step[i]; sy += kib[i]; sxx += step[i] ^ 2; sxy += step[i] * kib[i] }
    }
    print "steps            samples  mean MiB  least MiB  largest MiB"
    for (bin = 0; bin < 10; bin++)
      if (n[bin]) printf "%6d to %6d %8d %9.1f %10.1f %12.1f\n", bin * last / 10, (bin + 1) * last / 10, n[bin],
        sum[bin] / n[bin] / 1024, least[bin] / 1024, most[bin] / 1024
    if (k > 1 && k * sxx > sx ^ 2)
      printf "slope behind the first fifth: %.1f KiB for 1,000 steps\n", 1000 * (k * sxy - sx * sy) / (k * sxx - sx ^ 2)
  }' "$out.csv"
