#!/bin/sh
# Make ready what pip cannot: the virtual environment (venv), what the tests need (tests), scanners (scanners).
# As root on Debian, missing packages are installed; otherwise the one line to type is shown.
set -eu

install() {
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "明镜　还缺软件包，请先运行：sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" >&2
        exit 1
    fi
    echo "明镜　正在安装软件包：$*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq -o DPkg::Lock::Timeout=900 update
    apt-get -qq -o DPkg::Lock::Timeout=900 install -y --no-install-recommends "$@" >/dev/null
}

missing() {
    for package in "$@"; do
        case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in
            *" installed") ;;
            *) echo "$package" ;;
        esac
    done
}

venv() {
    if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        echo "明镜　需要 Python 3.11 或更新的版本，例如：make PYTHON=python3.11 …" >&2
        exit 1
    fi
    "$PYTHON" -c 'import ensurepip' 2>/dev/null || install python3-venv
    rm -rf .venv
    "$PYTHON" -m venv .venv
}

tests() {
    # shellcheck disable=SC2046  # one word per package is wanted
    set -- $(missing chromium fonts-noto-cjk golang-go golang-golang-x-mod-dev poppler-utils gettext strace gcc libc6-dev e2fsprogs)
    [ $# -eq 0 ] || install "$@"
}

# Strangers' scanners, each in an environment of its own, since their wants contradict each other.
scanners() {
    for wanted in schemathesis/schemathesis==4.32.5 sqlmap/sqlmap==1.10.10 wapiti/wapiti3==3.3.2; do
        place=.venv-scan/${wanted%%/*}
        [ ! -e "$place/done" ] || continue
        echo "明镜　正在安装扫描工具：${wanted#*/}"
        .venv/bin/python -m venv "$place"
        "$place/bin/pip" install --quiet --disable-pip-version-check "${wanted#*/}"
        touch "$place/done"
    done
}

case "${1:-}" in
    venv | tests | scanners) "$1" ;;
    *) echo "usage: $0 venv|tests|scanners" >&2; exit 2 ;;
esac
