import { execa } from 'execa';
import type { Notifier } from '../../config/generated/config.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

/** How long a notifier may take, in milliseconds. */
const TIMEOUT_MS = 5000;
/** Longer texts are cut: Discord takes 2,000 characters. */
const MAX_TEXT = 1500;

/** Tells one notifier of it. @returns how it failed, without the secret address */
export async function deliver(
  notifier: Notifier,
  notice: Notice,
  project: string,
  terminal: Terminal,
): Promise<Result<undefined, string>> {
  const text = safeText(notice.text).slice(0, MAX_TEXT);
  switch (notifier.kind) {
    case 'webhook':
      return toWebhook(notifier.url?.env ?? '', `[${project}] ${text}`, notice, terminal.env);
    case 'desktop':
      return toDesktop(`coord: ${project}`, text);
    case 'bell':
      terminal.ring();
      return ok(undefined);
  }
}

async function toWebhook(
  variable: string,
  text: string,
  { kind }: Notice,
  env: Terminal['env'],
): Promise<Result<undefined, string>> {
  const address = env[variable];
  if (!address) return err(`the environment variable ${variable} is not set`);
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return err(`${variable} holds no http(s) address`);
  // Slack reads `text`, Discord `content`; nobody's text may call everybody of a channel.
  const body = JSON.stringify({ kind, text: slackText(text), content: text, allowed_mentions: { parse: [] } });
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(address, { method: 'POST', headers, body, redirect: 'error', signal });
    return response.ok ? ok(undefined) : err(`the address in ${variable} answered ${response.status}`);
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return err(`the address in ${variable} can't be reached: ${cause?.code ?? name}`);
  }
}

/** `&`, `<` and `>` are Slack's own signs. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function toDesktop(title: string, text: string): Promise<Result<undefined, string>> {
  // The text is an argument to either, and never part of a script.
  const [program, ...args] =
    process.platform === 'darwin'
      ? [
          'osascript',
          '-e',
          'on run argv',
          '-e',
          'display notification (item 2 of argv) with title (item 1 of argv)',
          '-e',
          'end run',
          title,
          text,
        ]
      : ['notify-send', '--app-name=coord', '--', title, text];
  const { failed, code, exitCode } = await execa(program ?? '', args, {
    reject: false,
    timeout: TIMEOUT_MS,
    stdio: 'ignore',
  });
  if (!failed) return ok(undefined);
  return err(code === 'ENOENT' ? `${program} is not on the PATH` : `${program} ended with ${exitCode ?? code}`);
}
