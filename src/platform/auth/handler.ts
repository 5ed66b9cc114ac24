/** The way into /api/auth: only known doors, a known client address, one pace for answers that must not tell. */
import type { Log } from "#platform/log.ts";
import type { CurrentSession } from "./auth.ts";
import { addressHeader, addressOf } from "./client-address.ts";
import { doorOf } from "./doors.ts";
import { underGuard } from "./sign-in-guard.ts";

const largestBody = 16_384;
/** An answer about a reset takes at least this long, so that its duration does not tell whether the account exists. */
const resetPace = 300;

export type HandlerParts = {
  handle(request: Request): Promise<Response>;
  readonly canMail: boolean;
  addressKeyOf(address: string): string;
  sessionOf(headers: Headers): Promise<CurrentSession | null>;
  readonly log: Log;
};

export function createHandler(parts: HandlerParts) {
  return async (request: Request, address: string | null = addressOf(request)): Promise<Response> => {
    const door = doorOf(request.method, new URL(request.url).pathname);
    if (door === null) return refusal(404, "NOT_FOUND", "There is nothing at this address.");
    const body = request.method === "POST" ? await readBody(request) : null;
    if (body === "too_large") return refusal(413, "TOO_LARGE", `A request may have ${largestBody} bytes.`);
    if (door === "/request-password-reset" && !parts.canMail)
      return refusal(503, "MAIL_NOT_CONFIGURED", "This server cannot send mail. Ask your administrator for a new invitation.");
    const headers = new Headers(request.headers);
    headers.delete(addressHeader);
    if (address !== null) headers.set(addressHeader, address);
    const passed = new Request(request.url, { method: request.method, headers, ...(body === null ? {} : { body }) });
    const addressKey = address === null ? null : parts.addressKeyOf(address);
    const paced = door === "/request-password-reset" ? new Promise((resolve) => setTimeout(resolve, resetPace)) : null;
    try {
      return await underGuard(addressKey, () => parts.handle(passed));
    } catch (error) {
      const { name, code } = error as { name?: string; code?: unknown };
      parts.log.error({ fault: name, faultCode: typeof code === "string" ? code : undefined, door }, "sign-in failed");
      return refusal(500, "INTERNAL", "The server made a mistake. Try again.");
    } finally {
      await paced;
    }
  };
}

async function readBody(request: Request): Promise<string | "too_large"> {
  if (Number(request.headers.get("content-length") ?? 0) > largestBody) return "too_large";
  const text = await request.text();
  return text.length > largestBody ? "too_large" : text === "" ? "{}" : text;
}

const refusal = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status, headers: { "cache-control": "no-store" } });
