/** Letters out, over SMTP. */
import { createTransport } from "nodemailer";
import { SettingError } from "#platform/config.ts";
import type { Log } from "#platform/log.ts";
import { type LetterName, type LetterParameters, writeLetter } from "./letters.ts";

/** Which letter goes to whom, in which language. */
export type Order = {
  readonly [Name in LetterName]: {
    readonly to: string;
    readonly language: string | null;
    readonly template: Name;
    readonly values: LetterParameters[Name];
    /** Names the letter for good: sent again after a failure in between, mailboxes know it for the same. */
    readonly name?: string;
    /** Where one click of the mail program ends letters of this kind (RFC 8058). */
    readonly unsubscribe?: string;
  };
}[LetterName];

export type Mailer = {
  /** False if no mail server is set up: say so to people instead of promising a letter. */
  readonly isConfigured: boolean;
  /** Hands the letter to the mail server. Throws a MailError whose message names no one. */
  send(order: Order): Promise<void>;
  close(): void;
};

/** Why a letter did not go. `isLasting` if trying again is of no use (the address does not exist). */
export class MailError extends Error {
  readonly code: string;
  readonly isLasting: boolean;
  constructor(code: string, isLasting: boolean) {
    super(`the letter was not accepted: ${code}`);
    this.code = code;
    this.isLasting = isLasting;
  }
}

/** MAINSPRING_SMTP_URL and MAINSPRING_MAIL_FROM; one without the other is a mistake that is told at start. */
export function createMailer({
  smtpUrl,
  from,
  log,
}: {
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  readonly log?: Log;
}): Mailer {
  if (!smtpUrl && !from) return { isConfigured: false, send: () => Promise.reject(new MailError("not_configured", true)), close: () => {} };
  if (!smtpUrl || !from)
    throw new SettingError(
      `Set both MAINSPRING_SMTP_URL and MAINSPRING_MAIL_FROM to send mail; ${smtpUrl ? "MAINSPRING_MAIL_FROM" : "MAINSPRING_SMTP_URL"} is missing.`,
    );
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "")
    throw new SettingError("MAINSPRING_SMTP_URL must look like smtps://user:password@mail.company.example:465.");
  const isImplicit = url.protocol === "smtps:";
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isImplicit ? 465 : 587) : Number(url.port),
    secure: isImplicit,
    requireTLS: url.searchParams.get("requireTLS") === "true",
    ...(url.username === "" ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isConfigured: true,
    async send({ to, template, language, values, name, unsubscribe }) {
      const { subject, text } = writeLetter(template, language, values);
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text,
          ...(name === undefined ? {} : { messageId: `<${name}@${domainOf(from)}>` }),
          headers: {
            "Auto-Submitted": "auto-generated",
            ...(unsubscribe === undefined
              ? {}
              : { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
          },
        });
      } catch (error) {
        const { code, responseCode, rejected = [] } = error as { code?: string; responseCode?: number; rejected?: readonly string[] };
        log?.warn({ template, fault: code, answer: responseCode }, "a letter was not accepted by the mail server");
        throw new MailError(
          responseCode === undefined ? (code ?? "unknown") : `${code ?? "SMTP"} ${responseCode}`,
          // Of the address only: a password or a sender that is refused will be mended, and then the letter goes.
          rejected.length > 0 && responseCode !== undefined && responseCode >= 500,
        );
      }
    },
    close: () => transport.close(),
  };
}

const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? "mainspring.invalid";
