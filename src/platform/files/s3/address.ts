/** Where a bucket lies and with which keys it is opened, read from one address. */
import { SettingError } from "#platform/config.ts";
import type { S3Keys } from "./signature.ts";

export type S3Address = {
  /** Of the bucket, with a slash at its end; holds no keys. */
  readonly bucket: URL;
  readonly keys: S3Keys;
};

const form =
  "MAINSPRING_FILES_URL must look like s3://KEY:SECRET@host/bucket?region=eu-central-1 (s3+http:// without encryption). Write / in the secret as %2F, + as %2B and @ as %40.";

/** `s3://KEY:SECRET@host:port/bucket/folder?region=…`. Throws words that repeat nothing of what was given. */
export function readS3Address(text: string): S3Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  const scheme = url && { "s3:": "https", "s3+http:": "http" }[url.protocol];
  const path = url?.pathname.split("/").filter((part) => part !== "") ?? [];
  if (!url || !scheme || url.host === "" || url.username === "" || url.password === "" || path.length === 0) throw new SettingError(form);
  return {
    bucket: new URL(`${scheme}://${url.host}/${path.join("/")}/`),
    keys: {
      accessKey: decoded(url.username),
      secretKey: decoded(url.password),
      region: url.searchParams.get("region") ?? "us-east-1",
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SettingError(form);
  }
}
