#!/bin/sh
# Make ready what pip cannot: the virtual environment (venv), and what the tests need (tests).
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

case "${1:-}" in
    venv | tests) "$1" ;;
    *) echo "usage: $0 venv|tests" >&2; exit 2 ;;
esac
