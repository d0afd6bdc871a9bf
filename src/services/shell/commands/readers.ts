/** Commands that write no file, whatever their options say. */
export const READERS: ReadonlySet<string> = new Set(
  // what bash does itself
  (
    'true : [ test type times wait disown bg fg ulimit umask getopts hash help caller logout ' +
    // text
    'cat tac nl head tail wc cut paste tr rev fold fmt expand unexpand column comm join look grep egrep fgrep zgrep zcat ' +
    'bzcat xzcat zstdcat strings od hexdump cmp diff diff3 colordiff md5sum sha1sum sha224sum sha256sum sha384sum sha512sum ' +
    'b2sum cksum sum base32 jq seq factor numfmt bc expr printenv figlet cowsay more most ' +
    // files and folders
    'ls dir vdir exa eza stat du df readlink realpath pathchk locate which whereis namei lsof ' +
    // the machine
    'ps top htop pgrep pidof uptime free vmstat iostat uname arch nproc lscpu lsblk lsmod id whoami groups who w users last ' +
    'hostid tty locale getconf getent cal sleep yes clear reset tput stty sw_vers ' +
    'ping dig nslookup host whois netstat ss ifconfig traceroute kill pkill killall man apropos whatis tldr'
  ).split(' '),
);
