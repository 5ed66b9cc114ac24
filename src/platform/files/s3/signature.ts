/** AWS Signature Version 4: a request proves who sends it, and that its content is the one that was signed. */
import { createHash, createHmac } from "node:crypto";

export type S3Keys = { readonly accessKey: string; readonly secretKey: string; readonly region: string };
type Unsigned = {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal. */
  readonly contentHash: string;
};

/** Of a request without a body. */
export const emptyHash = createHash("sha256").digest("hex");

/** The headers with which the request is sent. `host` is signed and left to whoever sends: it is that of the address. */
export function signedHeaders(request: Unsigned, { accessKey, secretKey, region }: S3Keys, now: Date): Record<string, string> {
  const moment = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const day = moment.slice(0, 8);
  const sent = { ...request.headers, "x-amz-content-sha256": request.contentHash, "x-amz-date": moment };
  const signed = Object.entries({ ...sent, host: request.url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim().replaceAll(/ +/g, " ")] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...signed.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    request.contentHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", moment, scope, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secretKey}`);
  const signature = hmac(key, toSign).toString("hex");
  return { ...sent, authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope},SignedHeaders=${names},Signature=${signature}` };
}

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Everything but letters, digits and -._~ is escaped: more than `encodeURIComponent` does. */
const escaped = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalPath = (url: URL) =>
  url.pathname
    .split("/")
    .map((part) => escaped(decodeURIComponent(part)))
    .join("/");

const canonicalQuery = (url: URL) =>
  [...url.searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join("&");
