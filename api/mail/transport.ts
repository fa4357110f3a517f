import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { wireTime } from '../time.ts';

export interface OutgoingMail {
  /** The same at each attempt: it becomes the Message-ID, by which a mail that comes twice is known. */
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands a mail over; throws when that failed or was not confirmed. */
export type SendMail = (mail: OutgoingMail, signal: AbortSignal) => Promise<void>;

/** Why a mail was not taken, in words that hold nothing of its content: what a server says may quote it. */
export interface SendFault {
  readonly reason: string;
  /** Whether another attempt is in vain, because there is no such mailbox. */
  readonly isPermanent: boolean;
}

export function sendFaultOf(error: unknown): SendFault {
  const { code, responseCode, command, permanent } = error as Record<string, unknown>;
  const parts = [code, responseCode, command].filter((part) => part !== undefined);
  // A server that refuses the recipient means it; a refused login or sender is a setting that gets corrected.
  return {
    reason: parts.join(' ') || 'unknown',
    isPermanent: permanent === true && command === 'RCPT TO',
  };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as HTML: paragraphs, and links that can be clicked. Nothing is loaded from anywhere. */
function htmlOf(text: string): string {
  const escaped = text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
  const linked = escaped.replaceAll(/https?:\/\/[^\s]+/g, (url) => `<a href="${url}">${url}</a>`);
  const paragraphs = linked.split('\n\n').map((lines) => `<p>${lines.replaceAll('\n', '<br>\n')}</p>`);
  return `<!doctype html>\n<html><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}

function messageOf(
  from: string,
  { id, recipient, subject, text }: OutgoingMail,
  part: (content: string, type: string) => string | { raw: string },
) {
  const [, domain = 'localhost'] = /@([^\s<>]+)>?$/.exec(from) ?? [];
  return {
    messageId: `<${id}@${domain}>`,
    from,
    // As an object, so that no address is ever read as two.
    to: { name: '', address: recipient },
    subject,
    text: part(text, 'text/plain'),
    html: part(htmlOf(text), 'text/html'),
    // No vacation notes, please (RFC 3834, section 5).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const loopback = ['127.0.0.1', '[::1]', 'localhost'];
const timeoutMilliseconds = 20_000;

/** Through an SMTP server. Without TLS only to this machine, or where the URL says `requireTLS=false`. */
export function smtpTransport(url: string, from: string): SendMail {
  const { protocol, hostname } = new URL(url);
  const transport = createTransport({
    requireTLS: protocol === 'smtp:' && !loopback.includes(hostname),
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    dnsTimeout: timeoutMilliseconds,
    url,
  });
  return async (mail, signal) => {
    await transport.sendMail({ ...messageOf(from, mail, (content) => content), signal });
  };
}

/** As it stands: people open the file and copy the link, which no other encoding keeps in one piece. */
const legible = (content: string, type: string) => ({
  raw: `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${content}`,
});

/** Into files of a folder that its owner alone can read; the log says which. */
export function folderTransport(folder: string, from: string, logger: Logger): SendMail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return async (mail) => {
    const { message } = await transport.sendMail(messageOf(from, mail, legible));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${wireTime(new Date()).replaceAll(':', '')}-${mail.id}.eml`);
    await writeFile(file, message as Buffer, { mode: 0o600 });
    logger.info({ file }, 'no SMTP server is configured: the mail is in this file');
  };
}
