"""Runs a program in a pseudo-terminal of its own and prints what it draws, byte for byte.

in-terminal.py COLUMNS ROWS [--type TEXT KEYS]... -- PROGRAM ARGUMENT...
--type: once TEXT has been drawn, KEYS are typed (\\x03 is Ctrl-C); several are taken one after the other.
"""
import fcntl
import os
import pty
import struct
import sys
import termios

columns, rows = int(sys.argv[1]), int(sys.argv[2])
rest = sys.argv[3:]
typing = []
while rest[0] == "--type":
    typing.append((rest[1].encode(), rest[2].encode().decode("unicode_escape").encode()))
    rest = rest[3:]
pid, master = pty.fork()
if pid == 0:
    # The size is there before the program looks at it.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.execvp(rest[1], rest[1:])
drawn = b""
while True:
    try:
        chunk = os.read(master, 65536)
    except OSError:  # Linux says so when the other side is closed.
        break
    if not chunk:
        break
    drawn += chunk
    os.write(1, chunk)
    while typing and typing[0][0] in drawn:
        drawn = drawn.split(typing[0][0], 1)[1]
        os.write(master, typing.pop(0)[1])
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) % 256)
