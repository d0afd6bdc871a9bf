/** Commands that write no file, whatever their options say. */
export const READERS: ReadonlySet<string> = new Set(
  // what bash does itself
  (
    'true : [ test let type times jobs wait disown bg fg ulimit umask getopts hash help history compgen complete caller logout ' +
    // text
    'cat tac nl head tail wc cut paste tr rev fold fmt expand unexpand column comm join look grep egrep fgrep zgrep zcat ' +
    'bzcat xzcat zstdcat ag ack strings od hexdump cmp diff diff3 colordiff md5sum sha1sum sha224sum sha256sum sha384sum sha512sum ' +
    'b2sum cksum sum base32 base64 basenc jq seq factor numfmt bc dc expr iconv printenv figlet cowsay aspell less more most bat ' +
    // files and folders
    'ls dir vdir exa eza stat file du df readlink realpath pathchk locate which whereis namei lsof tree ' +
    // the machine
    'ps top htop pgrep pidof uptime free vmstat iostat uname arch nproc lscpu lsblk lsmod id whoami groups who w users last ' +
    'hostname hostid tty locale getconf getent date cal sleep yes clear reset tput stty sw_vers ' +
    'ping dig nslookup host whois netstat ss ifconfig traceroute kill pkill killall man apropos whatis info tldr'
  ).split(' '),
);
