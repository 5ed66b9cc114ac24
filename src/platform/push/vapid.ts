/** Who we are to the push services of browsers (RFC 8292): a key pair that follows from the installation's secret, so none is stored. */
import { createECDH, createHash } from "node:crypto";
import { deriveKey } from "#platform/auth/seal.ts";

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

/** The same for every process of one installation. With another secret browsers have to subscribe anew, which the pages do by themselves. */
export function vapidKeys(secret: string): VapidKeys {
  let scalar = deriveKey(secret, "web push");
  // Next to never is a hash no private key of the curve: then the next one is.
  for (;;) {
    try {
      const pair = createECDH("prime256v1");
      pair.setPrivateKey(scalar);
      return { publicKey: pair.getPublicKey("base64url"), privateKey: scalar.toString("base64url") };
    } catch {
      scalar = createHash("sha256").update(scalar).digest();
    }
  }
}
