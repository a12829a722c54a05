# shellcheck shell=sh
# What both launchers share: ./mcl, which builds the project first, and that of the container image.
# Reads class_path and, if it is set, class_archive; docs/cli.md explains the environment variables.

say() { printf '%s\n' "$*" >&2; }

# fail CODE LINE...: says what is wrong and how to mend it, one line each.
fail() {
  code=$1
  shift
  printf 'error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '       %s\n' "$@" >&2
  exit "$code"
}

os=$(uname -s)

# ---- Java

jdk_repair='Install a JDK 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless;
       macOS: brew install openjdk@17; any: https://adoptium.net), or set JAVA_HOME to one.'

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail 1 "JAVA_HOME is $JAVA_HOME, but $java does not exist." "$jdk_repair"
  else
    java=$(command -v java) || fail 1 "There is no Java on this machine." "$jdk_repair"
  fi
}

# The version is asked once per build and Java: it costs as much as a whole start.
require_java_17() {
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9._]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || fail 1 "$java -version does not say a version." "$jdk_repair"
  [ "${version%%.*}" -ge 17 ] || fail 1 "$java is Java $version, but MCL needs 17 or newer." "$jdk_repair"
}

# ---- What the native libraries need in the environment

# glibc keeps what a training step frees, instead of asking the kernel for it in the next one. Only its first
# arena holds arrays above 64 MB; but tokenizing, which needs none, is faster with an arena for each thread.
set_allocator() {
  [ "$os" = Linux ] || return 0
  export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_-34359738368}"
  export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_-34359738368}"
  export MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_-268435456}"
  case ${1:-} in
    tokenize | vocab) ;;
    *) export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX-1}" ;;
  esac
}

# Training leaves little garbage: a small young generation that one thread clears. With the JVM's own choice, a
# process of ELECTRA-small with 16 sequences of 128 holds 160 to 200 MB more.
set_collector() {
  collector=
  case ${1:-} in
    pretrain | finetune | glue | bench | cook | demo) ;;
    *) return 0 ;;
  esac
  case "${MCL_JAVA_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-}" in
    *GC* | *-Xmn* | *NewSize* | *NewRatio* | *@*) ;;
    *) collector='-XX:+UseSerialGC -Xmn16m' ;;
  esac
}

# One thread for each physical core that this process may use. MKL follows OMP_NUM_THREADS.
# They wait busily for each other only for some microseconds: with the usual 300,000 rounds, a step takes
# twice as long on a machine that does something else too.
set_threads() {
  [ -n "${OMP_WAIT_POLICY:-}" ] || export GOMP_SPINCOUNT="${GOMP_SPINCOUNT-10000}"
  [ -z "${OMP_NUM_THREADS:-}" ] || return 0
  case $os in
    Linux) threads=$(linux_cores) ;;
    Darwin) threads=$(sysctl -n hw.perflevel0.physicalcpu 2>/dev/null || sysctl -n hw.physicalcpu) ;;
    *) threads= ;;
  esac
  [ -z "$threads" ] || export OMP_NUM_THREADS="$threads"
}

# Logical processors allowed by the affinity mask and by the container's quota, over threads per core.
linux_cores() {
  allowed=$(env -u OMP_NUM_THREADS -u OMP_THREAD_LIMIT nproc 2>/dev/null) || return 0
  quota=$(cat /sys/fs/cgroup/cpu.max 2>/dev/null) ||
    quota=$(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu/cpu.cfs_period_us 2>/dev/null |
      tr '\n' ' ') || quota=
  cat /sys/devices/system/cpu/cpu[0-9]*/topology/thread_siblings_list 2>/dev/null |
    awk -v allowed="$allowed" -v quota="$quota" '
      { logical++; if (!($0 in seen)) { seen[$0]; cores++ } }
      END {
        n = logical ? int((allowed * cores + logical - 1) / logical) : allowed
        split(quota, q, " ")
        if (q[1] + 0 > 0 && q[2] + 0 > 0) { limit = int((q[1] + q[2] - 1) / q[2]); if (limit < n) n = limit }
        print n < 1 ? 1 : n
      }'
}

# In the C locale Java cannot open files whose names are not ASCII.
set_locale() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
  esac
}

set_columns() {
  [ -z "${COLUMNS:-}" ] && [ -t 2 ] || return 0
  size=$(stty size <&2 2>/dev/null) && export COLUMNS="${size#* }"
}

# MCL_TORCH: another libtorch than the CPU build in the jars.
use_torch() {
  offline=true
  cuda_runtime=
  case ${MCL_TORCH:-} in
    '') ;;
    download) use_downloaded_cuda ;;
    *) use_wheel ;;
  esac
}

# A PyTorch wheel installed by pip.
use_wheel() {
  wheel_repair='Set MCL_TORCH to the site-packages folder of: pip install torch==2.7.1'
  site=$(cd "$MCL_TORCH" 2>/dev/null && pwd -P) ||
    fail 2 "MCL_TORCH is $MCL_TORCH, which is not a folder." "$wheel_repair"
  [ -f "$site/torch/version.py" ] && [ -d "$site/torch/lib" ] ||
    fail 2 "MCL_TORCH is $site, but there is no PyTorch in it (torch/version.py and torch/lib)." \
      "$wheel_repair"
  found=$(sed -n "s/^__version__ *= *['\"]\([^'\"]*\).*/\1/p" "$site/torch/version.py")
  case $found in
    2.7.1 | 2.7.1+*) ;;
    *) fail 2 "MCL_TORCH holds PyTorch $found, but MCL needs exactly 2.7.1." "$wheel_repair" ;;
  esac
  export PYTORCH_LIBRARY_PATH="$site/torch/lib" PYTORCH_VERSION=2.7.1
  if grep -q "^cuda.*= *['\"][0-9]" "$site/torch/version.py"; then
    # DJL's JNI library is named after CUDA 12.8 and fits the wheels of the other versions too.
    export PYTORCH_FLAVOR=cu128
    cuda_runtime=$site/nvidia/cuda_runtime/lib
    [ -d "$cuda_runtime" ] ||
      fail 2 "MCL_TORCH holds PyTorch $found, but not the CUDA runtime ($cuda_runtime)." \
        "Install it beside: pip install nvidia-cuda-runtime-cu12"
  else
    export PYTORCH_FLAVOR=cpu
  fi
}

# DJL's own CUDA build, which it downloads at the first use.
use_downloaded_cuda() {
  export PYTORCH_FLAVOR=cu128 RUST_FLAVOR=cpu
  unset PYTORCH_LIBRARY_PATH PYTORCH_VERSION
  offline=false
}

# DJL takes the CPU build wherever its jar is on the class path.
leave_out_cpu_build() {
  class_path=$(printf '%s' "$class_path" | tr ':' '\n' | grep -v '/pytorch-native-cpu-[^/]*$' |
    tr '\n' ':')
  class_path=${class_path%:}
}

# ---- Run

out_terminal=false
[ ! -t 1 ] || out_terminal=true
err_terminal=false
[ ! -t 2 ] || err_terminal=true

# What the user called: of a launcher that is on the path, its name alone.
launched=$0
[ "$(command -v "${0##*/}" 2>/dev/null)" != "$0" ] || launched=${0##*/}

# run_mcl WORD...: becomes the command; use_torch and find_java have been called.
run_mcl() {
  [ "${MCL_TORCH:-}" != download ] || leave_out_cpu_build
  set_allocator "$@"
  set_collector "$@"
  set_threads
  set_locale
  set_columns
  set -- -cp "$class_path" mcl.cli.Main "$@"
  set -f
  # shellcheck disable=SC2086 # several options in one variable
  set -- $collector ${MCL_JAVA_OPTS:-} "$@"
  set +f
  [ -z "$cuda_runtime" ] || set -- -Djna.library.path="$cuda_runtime" "$@"
  [ ! -f "${class_archive:-}" ] || set -- -XX:SharedArchiveFile="$class_archive" -Xlog:cds=off "$@"
  exec "$java" --enable-native-access=ALL-UNNAMED -Dai.djl.offline="$offline" -DOPT_OUT_TRACKING=true \
    -Dmcl.terminal.out="$out_terminal" -Dmcl.terminal.err="$err_terminal" -Dmcl.launched="$launched" "$@"
}
