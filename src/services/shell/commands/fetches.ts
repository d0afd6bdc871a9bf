import { join } from 'node:path';
import type { Call, Table } from '../call.ts';
import { readOptions, manual } from '../options.ts';
import { isSeen } from '../words/unseen.ts';

const CURL = manual(
  '# 0 1 2 3 4 6 : a A: b: B c: C: d: D: e: E: f F: g G h? H: i I j J k K: l L m: M n N o: O p P: q Q: r: R s S t: T: u: U: v ' +
    'V w: x: X: y: Y: z: Z output: remote-name remote-name-all output-dir: create-dirs remote-header-name dump-header: ' +
    'cookie-jar: trace: trace-ascii: trace-time stderr: libcurl: config: etag-save: hsts: alt-svc: url: data: data-raw: ' +
    'data-binary: data-urlencode: header: request: silent show-error fail fail-with-body location insecure user: ' +
    'user-agent: max-time: connect-timeout: retry: retry-delay: retry-all-errors compressed form: head include verbose ' +
    'write-out: proxy: cacert: cert: key: cookie: referer: get json: upload-file: progress-bar no-progress-meter http1.1 ' +
    'http2 ipv4 ipv6 range: continue-at: limit-rate: noproxy: resolve: tlsv1.2 tlsv1.3 proto: proto-redir: globoff parallel ' +
    'no-buffer unix-socket: retry-connrefused oauth2-bearer: max-redirs: netrc remove-on-error no-clobber help? version',
);
const WGET = manual(
  'V h b e: o: a: d q v i: F B: t: O: c N S T: w: 4 6 Q: x P: U: E r l: k K m p np nc nd nH nv H L D: A: R: I: X: ' +
    'output-document: output-file: append-output: directory-prefix: quiet verbose no-verbose timeout: tries: wait: header: ' +
    'user-agent: post-data: post-file: method: body-data: no-check-certificate continue timestamping recursive level: ' +
    'mirror page-requisites convert-links no-clobber no-directories no-host-directories no-parent input-file: ' +
    'save-cookies: load-cookies: content-disposition show-progress progress: spider user: password: max-redirect: ' +
    'force-directories execute: config: debug server-response background retry-connrefused https-only help version',
);

/** Programs that bring files from elsewhere. */
export const FETCHES: Table = { curl, wget };

function curl(call: Call): void {
  const { has, values, operands } = readOptions(call.args, CURL);
  const folder = values('output-dir').at(-1) ?? '';
  const at = (file: string) => (folder === '' || file.startsWith('/') ? file : join(folder, file));
  for (const file of values('o', 'output')) if (file !== '-') call.as('curl -o').write(at(file));
  for (const file of values(
    'D',
    'dump-header',
    'c',
    'cookie-jar',
    'trace',
    'trace-ascii',
    'stderr',
    'libcurl',
    'etag-save',
    'hsts',
    'alt-svc',
  ))
    if (file !== '-') call.write(file);
  if (has('K', 'config')) call.unknown('its options are in a file');
  if (!has('O', 'remote-name', 'remote-name-all')) return;
  const named = call.as('curl -O');
  for (const url of [...operands, ...values('url')]) {
    const name = nameIn(url);
    if (name === undefined || has('J', 'remote-header-name'))
      named.unknown('the name of the file comes from elsewhere');
    else named.write(at(name));
  }
}

function wget(call: Call): void {
  const { has, values, operands } = readOptions(call.args, WGET);
  const folder = values('P', 'directory-prefix').at(-1) ?? '.';
  for (const file of values('o', 'output-file', 'a', 'append-output', 'save-cookies')) call.write(file);
  if (has('e', 'execute', 'config', 'use-askpass')) call.unknown('its options are elsewhere');
  const documents = values('O', 'output-document');
  for (const file of documents) if (file !== '-') call.as('wget -O').write(file);
  if (documents.length > 0 || has('spider')) return;
  const isMany = has(
    'r',
    'recursive',
    'm',
    'mirror',
    'p',
    'page-requisites',
    'i',
    'input-file',
    'x',
    'force-directories',
    'content-disposition',
  );
  for (const url of operands) {
    const name = nameIn(url) ?? 'index.html';
    if (isMany || !isSeen(url)) call.write(folder, 'possible');
    else {
      // It never writes over a file: the next free name is `name.1`.
      call.write(join(folder, name), 'possible');
      call.write(`${join(folder, name)}.1`, 'possible');
      call.unknown('where the file is there already, it takes another name');
    }
  }
  if (isMany) call.unknown('which files it brings is not known');
}

/** The last part of a URL. */
function nameIn(url: string): string | undefined {
  const [path = ''] = url.replace(/^\w{1,10}:\/\//, '').split(/[?#]/);
  const name = path.includes('/') ? path.slice(path.lastIndexOf('/') + 1) : '';
  return name === '' || !isSeen(url) || /[{}[\]]/.test(url) ? undefined : name;
}
