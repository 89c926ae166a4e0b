#!/usr/bin/env bash
# Runs .ci/run on a Debian that has nothing: the proof that a fresh machine needs only the README's commands.
# A green run on a machine that already has browsers says nothing about the steps that install them.
#
#   sudo scripts/bare.sh [FOLDER]        on Debian, as root, with debootstrap and git
#
# The bare system is made once in FOLDER/base and copied to FOLDER/root for each run; the last commit is what is tested.
# Node is this machine's own, because Debian's is older than the project needs; so are the names of hosts, the sources of
# packages and the trusted certificates, because they depend on the network.
set -euo pipefail
repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
folder=${1:-$(mktemp -d)}
base=$folder/base root=$folder/root

if [ ! -d "$base" ]; then
  debootstrap --variant=minbase --include=ca-certificates,git bookworm "$base.partial" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
  rm -rf "$base.partial"/var/cache/apt/archives/*.deb
  mv "$base.partial" "$base"
fi
rm -rf "$root"
cp -a "$base" "$root"

install -D "$(realpath "$(command -v node)")" "$root/usr/local/bin/node"
mkdir -p "$root/usr/local/lib/node_modules"
cp -a "$(npm root --global)/npm" "$root/usr/local/lib/node_modules/"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"

cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
rm -f "$root/etc/apt/sources.list"
cp -a /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"

git clone --quiet --no-hardlinks "$repository" "$root/root/project"

# Mounts and processes live in namespaces of their own and end with the run.
start=$SECONDS status=0
unshare --mount --pid --fork --kill-child bash -euc '
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt chroot "$1" /root/project/.ci/run
' bare "$root" || status=$?
echo "bare run: status $status after $((SECONDS - start)) s, in $root"
exit "$status"
