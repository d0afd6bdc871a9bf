import type { Call, Table } from '../call.ts';
import { isSeen, unseen, whyUnseen } from '../words/unseen.ts';

/** Editors that are told what to do by options, or by what comes in. */
export const EDITORS: Table = {
  ed: (call) => edit(call, [call.context.stdin ?? unseen('what comes in')]),
  red: (call) => edit(call, [call.context.stdin ?? unseen('what comes in')]),
  ex: editVisually,
  vi: editVisually,
  vim: editVisually,
  nvim: editVisually,
  nano: (call) => edit(call, [unseen('what a person types')]),
  emacs: (call) => edit(call, [unseen('what its options have it do')]),
};

/** `-c command`, `+command`, and what comes in with `-s`. */
function editVisually(call: Call): void {
  const commands: string[] = [];
  const files: string[] = [];
  let isOdd = false;
  for (let at = 0; at < call.args.length; at += 1) {
    const word = call.args[at] ?? '';
    if (word === '-c' || word === '--cmd') {
      at += 1;
      commands.push(call.args[at] ?? '');
    } else if (word.startsWith('+')) commands.push(word.slice(1));
    else if (/^-[esuNnER]+$/.test(word) || word === '--clean' || word === '--noplugin' || word === '--headless') {
      if (word === '-u') at += 1;
    } else if (word.startsWith('-') && word !== '-') isOdd = true;
    else files.push(word);
  }
  if (isOdd) call.unknown('an option that is not looked into');
  const isRead = /^(?:ex)$/.test(call.name) || call.args.some((word) => /^-\w*s/.test(word));
  if (isRead && commands.length === 0) commands.push(call.context.stdin ?? unseen('what comes in'));
  edit(call, commands, files);
}

/** Commands that change the text, and those that write it to its own file. */
const CHANGES =
  /^(?:set? [\w= ]{1,60}|[gv%\d,$.+\-/ ]{0,20}s?(?:[/,#|]).{0,500}|[%\d,$.]{0,20}[dpn=jJ]|[%\d,$.]{0,20}normal [^!|]{1,100}|H|P|,?p|q!?|qa!?|x|xa?!?|wqa?!?|wa?!?|a|i|c|\.)$/;

function edit(call: Call, commands: readonly string[], files = call.args.filter((word) => !/^[-+]/.test(word))): void {
  const text = commands.join('\n');
  const writes =
    isSeen(text) && /(?:^|[\n|])\s?(?:w|wq|x|xa|wqa|wa|wq!|w!|x!)\s{0,5}(?:$|[\n|])/.test(text.slice(0, MOST_TEXT));
  for (const file of files) call.write(file, writes ? 'known' : 'possible');
  if (!isSeen(text)) call.unknown(`what it is told is ${whyUnseen(text)}`);
  else if (
    text.length > MOST_TEXT ||
    /[!`]|\bw\w* +\S|\b(?:call|exe|execute|source|so|sav|saveas|lua|py|py3|python3?|perl|ruby|e|edit|r|read|file|f)\b|\\=/.test(
      text,
    )
  )
    call.unknown('it is told what may write anything');
  else if (!isInserting(text) && !text.split('\n').every((line) => line === '' || CHANGES.test(line.trim())))
    call.unknown('it is told what is not understood');
}

const MOST_TEXT = 4096;

/** ed's lines between `a`, `i` or `c` and a dot are text. */
const isInserting = (text: string): boolean => /(?:^|\n)[\d,$.]{0,20}[aic]\n/.test(text);
