// Command lines that are made to be costly to analyse, by what makes them so. `web/many` holds 5,000 files.

/** @returns {Record<string, string>} */
export function costlyCommands() {
  return {
    '64 KiB of words': fill('echo word '),
    '64 KiB of commands': fill('touch web/a; '),
    '64 KiB of short commands': fill(':;'),
    '64 KiB of writes': fill('>a;'),
    '64 KiB of paths that differ': many(4000, (n) => `touch web/f${n}`)
      .join('\n')
      .slice(0, 65_000)
      .replace(/\n.*$/, ''),
    '64 KiB of one word': `touch ${fill('a')}`.slice(0, 65_536),
    '64 KiB of one path': `touch ${fill('a/')}`.slice(0, 65_536),
    '64 KiB of climbing': `touch ${fill('../')}x`.slice(0, 65_536),
    '64 KiB of a here document': `cat > web/a <<EOF\n${fill('a line of text\n', 65_000)}EOF\n`,
    '64 KiB of a here document for a shell': `bash <<EOF\n${fill('touch web/a\n', 65_000)}EOF\n`,
    '64 KiB of quotes': fill(`"'"'`),
    '64 KiB of dollars': fill('$'),
    '64 KiB of backslashes': fill('\\'),
    '64 KiB of substitutions': fill('$(a) '),
    '64 KiB of variables': fill('$a$b '),
    '64 KiB of expansions without an end': fill('$${'),
    '16 KiB of lists without an end': fill('$${a[', 16 * 1024),
    '64 KiB of patterns without an end': `rm ${fill('[', 65_000)}`,
    '64 KiB of classes without an end': `rm ${fill('[[:', 65_000)}`,
    '64 KiB of one set': `rm web/many/[${fill('ab', 65_000)}]*`,
    '64 KiB of process substitutions without an end': fill('case a?>(~a()#\n'),
    '4 KiB of process substitutions without an end': fill('case a?>(~a()#\n', 4096),
    '500 braces around process substitutions without an end': `touch {1..499}${fill('>(~a()#', 3000)}`,
    'bash -c with process substitutions without an end, 50 times': fill(`bash -c '${fill('>(~a()#', 1000)}';`, 51_000),
    '64 KiB of defaults': fill('${a:-b} '),
    '64 KiB of assignments': many(6000, (n) => `a${n}=${n}`).join(';'),
    '64 KiB of functions': many(4000, (n) => `f${n}(){ :;}`).join(';'),
    '64 KiB of pipes': fill('cat|', 65_000) + 'cat',
    '64 KiB of ands': fill('a&&', 65_000) + 'a',
    '64 KiB of ands that write': fill('>a&&', 65_000) + ':',
    '64 KiB of ors': fill('a||', 65_000) + 'a',
    '64 KiB of ors that write': many(2000, (n) => `touch web/f${n}`).join('||'),
    '64 KiB of ands that assign': many(4000, (n) => `a${n}=${n}`).join('&&'),
    '64 KiB of what is no shell': fill(')'),
    '64 KiB of opening': fill('('),
    '64 KiB of opening braces': fill('{ '),
    '64 KiB of opening substitutions': fill('$('),
    '64 KiB of opening here documents': fill('<<a '),
    'parentheses, 2,000 deep': nested(2000, ['(', ')'], 'touch web/a'),
    'substitutions, 1,000 deep': nested(1000, ['$(', ')'], 'touch web/a'),
    'braces, 1,000 deep': nested(1000, ['{ ', ';}'], 'touch web/a'),
    'quoted substitutions, 20 deep': nested(20, ['"$(echo ', ')"'], 'a'),
    'bash -c, 8 deep': many(8, () => 0)
      .reduce((text) => `bash -c ${JSON.stringify(text)}`, 'touch web/a')
      .slice(0, 65_536),
    'eval, 19 deep': `${'eval '.repeat(19)}touch web/a`,
    'if, 500 deep': nested(500, ['if a; then ', '; fi'], 'touch web/a'),
    'while, 12 deep': nested(12, ['while a; do ', '; done'], 'touch web/a'),
    'while, 100 deep': nested(100, ['while a; do ', '; done'], 'touch web/a'),
    'while that assigns, 12 deep': nested(12, ['while a; do b=1$b; ', '; done'], 'touch web/$b'),
    'for, four times 11':
      'for a in {0..10}; do for b in {0..10}; do for c in {0..10}; do for d in {0..10}; do touch web/$a$b$c$d; done; done; done; done',
    'for over 5,000 files': 'for f in web/many/*; do sed -i s/a/b/ "$f"; done',
    'for over 5,000 numbers': 'for f in {1..5000}; do touch web/$f; done',
    'arithmetic, 5,000 terms': `echo $((${many(5000, () => '1').join('+')}))`,
    'arithmetic, 1,000 deep': `echo $((${nested(1000, ['(', ')'], '1')}))`,
    'braces, 500 words': 'touch web/{1..500}',
    'braces, 100,000 words': 'touch web/{0..9}{0..9}{0..9}{0..9}{0..9}',
    'braces, doubled 30 times': `touch ${fill('{a,b}', 150)}`,
    'braces, 499 words of 4 KiB': `touch ${'a'.repeat(3900)}{1..499}`,
    'braces without an end': `touch ${fill('{a,', 4000)}`,
    'braces, 100 times 500 words': fill('touch web/{1..500}; ', 2000),
    'braces, 64 KiB': fill('{a,b} '),
    'a glob over 5,000 files': 'rm web/many/*',
    'a glob over everything': 'rm -rf **/* */* *',
    'a glob over 5,000 files, 20 times': fill('cat web/many/*; ', 320),
    'a glob with 100 stars': `rm web/many/${fill('*f', 200)}`,
    'a glob with 1,000 stars': `rm web/many/${fill('*f', 2000)}x`,
    '3,000 globs': fill('*/*/* ', 18_000),
    'find -delete over 5,000 files': 'find . -name "*.js" -delete',
    'find -exec over 5,000 files': "find web/many -type f -exec sed -i s/a/b/ {} ';'",
    'find | xargs over 5,000 files': 'find web/many -type f | xargs sed -i s/a/b/',
    'cp -r of 5,000 files': 'cp -r web/many web/other',
    'cp -r of 5,000 files, 30 times': many(30, (n) => `cp -r web/many web/other${n}`).join('; '),
    'mv of 5,000 files': 'mv web/many web/other',
    'rm -rf of 5,000 files': 'rm -rf web/many',
    'tar of 5,000 files': 'tar czf web/a.tgz web/many && tar xzf web/a.tgz',
    'one git command': 'git checkout -- .',
    '100 git commands': fill('git checkout -- .; git stash; git reset --hard; ', 2500),
    '1,000 git commands': fill('git rm -r web; ', 15_000),
    'git over 5,000 files': 'git rm -r web/many; git checkout web/many',
    'ten variables of four readings': `${many(10, (n) => `a${n}=1; b && a${n}=2; c && a${n}=3; d && a${n}=4`).join('; ')}; touch ${many(10, (n) => `$a${n}`).join('')}`,
    'a variable that doubles 40 times': `a=x; ${fill('a=$a$a; ', 320)} touch web/$a`,
    'a list that doubles 20 times': `a=(x y); ${fill('a=("${a[@]}" "${a[@]}"); ', 500)} touch "\${a[@]}"`,
    'positional words that double': `set -- a b; ${fill('set -- "$@" "$@"; ', 500)} touch "$@"`,
    'a function that calls itself': 'f(){ f; f; touch web/a; }; f',
    'a fork bomb': ':(){ :|:& };:',
    'functions, each calling the last twice': `f0(){ touch web/a; }; ${many(18, (n) => `f${n + 1}(){ f${n}; f${n}; }`).join('; ')}; f18`,
    'ifs in a row, each with an assignment': many(300, (n) => `if a; then b${n}=1; else b${n}=2; fi`).join('; '),
    'ifs in a row, each with a write': many(600, (n) => `if a; then touch web/f${n}; fi`).join('; '),
    'cases in a row': fill('case $a in x) touch web/a;; y) touch web/b;; *) b=1;; esac; ', 20_000),
    'cases of many branches': `case $a in ${many(1000, (n) => `${n}) touch web/f${n};;`).join(' ')} esac`,
    'links in a row': many(300, (n) => `ln -s f${n} web/f${n + 1}; echo > web/f${n + 1}`).join('; '),
    'hard links in a row': many(300, (n) => `ln web/f${n} web/f${n + 1}; echo > web/f${n + 1}`).join('; '),
    'folders that are made and left': many(500, (n) => `mkdir -p d${n}/x; cd d${n}; touch a; cd ..`).join('; '),
    'a sed script of 60 KiB': `sed -n '${fill('s/a/b/w out\n', 60_000)}' web/index.html`,
    'an awk script of 60 KiB': `awk '${fill('{ print > "out" } ', 60_000)}' web/index.html`,
    'a perl script of 60 KiB': `perl -e '${fill('open(F, ">out"); ', 60_000)}'`,
    'a python script of 60 KiB': `python3 -c '${fill('open("out", "w"); ', 60_000)}'`,
    'a node script of 60 KiB': `node -e '${fill('fs.writeFileSync("out", ""); ', 60_000)}'`,
    'a patch of 60 KiB': `patch -p1 <<'EOF'\n${fill('--- a/web/x\n+++ b/web/x\n@@ -1 +1 @@\n-a\n+b\n', 60_000)}EOF\n`,
    'a patch for git of 60 KiB': `git apply <<'EOF'\n${fill('--- a/web/x\n+++ b/web/x\n@@ -1 +1 @@\n-a\n+b\n', 60_000)}EOF\n`,
    'patterns in parameters': `a=${fill('ab', 8000)}; ${fill('b=${a//a*b/c}; c=${a##*a*b*a*b*x}; ', 4000)}`,
    'a pattern with many stars in a parameter': `a=${fill('a', 30_000)}; touch web/\${a##${fill('*a', 200)}b}`,
    'xargs of 30,000 words': `echo ${fill('a ', 60_000)} | xargs touch`,
    'xargs -n1 of 100 words': `echo ${fill('a ', 200)} | xargs -n1 bash -c 'touch web/$0'`,
    'tee with 10,000 files': `echo | tee ${many(10_000, (n) => `w${n}`).join(' ')}`.slice(0, 65_500),
    'touch with 1,900 files': `touch ${many(1900, (n) => `web/n${n}`).join(' ')}`,
    'rm with 1,900 files of others': `rm ${many(1900, (n) => `server/n${n}`).join(' ')}`,
    'many options': `sed ${fill('-e s/a/b/ ', 60_000)} -i web/index.html`,
  };
}

function many(count, of) {
  return Array.from({ length: count }, (_, index) => of(index));
}

/** @param length characters, at most */
function fill(unit, length = 64 * 1024) {
  return unit.repeat(Math.floor(length / unit.length));
}

function nested(depth, [open, close], inner) {
  return open.repeat(depth) + inner + close.repeat(depth);
}
