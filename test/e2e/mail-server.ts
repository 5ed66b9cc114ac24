/** A real mail server that keeps what it is given. It must exist before the server that sends to it. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  /** What a Mainspring needs to send through it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The text of the newest letter to somebody, once it is there. */
  letterTo(address: string): Promise<string>;
  /** How many letters to somebody have come so far. */
  sentTo(address: string): number;
  stop(): Promise<void>;
};

const waitLimit = 90_000;

/** Recipients at `gone.example` are refused for good. */
export async function startMailServer(): Promise<MailServer> {
  const letters: { to: string; text: string }[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _, done) =>
      done(address.endsWith("@gone.example") ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : undefined),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const text = textOf(Buffer.concat(parts).toString());
        letters.push(...envelope.rcptTo.map(({ address }) => ({ to: address, text })));
        for (const wake of waiting) wake();
        done();
      });
    },
  });
  server.on("error", () => {}); // a connection that its client dropped
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const newest = (address: string) => letters.findLast(({ to }) => to === address)?.text;
  return {
    environment: { MAINSPRING_SMTP_URL: `smtp://127.0.0.1:${port}`, MAINSPRING_MAIL_FROM: "Mainspring <no-reply@lumen.example>" },
    letterTo: (address) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const text = newest(address);
          if (text === undefined) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(text);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No letter for ${address} came; there are ${letters.length} others.`));
        }, waitLimit);
        waiting.add(look);
        look();
      }),
    sentTo: (address) => letters.filter(({ to }) => to === address).length,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The body as it is read: nodemailer sends letters of one part. */
function textOf(raw: string): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString();
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

/** The first address in a letter. */
export function linkIn(letter: string): string {
  const link = /https?:\/\/\S+/.exec(letter)?.[0];
  if (!link) throw new Error(`The letter holds no link:\n${letter}`);
  return link;
}
