/** What has become of a key. */

export type KeyState = "active" | "expired" | "revoked";

export function keyState(key: { readonly revokedAt: string | null; readonly expiresAt: string | null }, now: Date): KeyState {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && new Date(key.expiresAt) <= now ? "expired" : "active";
}

export const lifetimes = ["30", "90", "365", "never"] as const;
export type Lifetime = (typeof lifetimes)[number];

/** When a key made now ends; null for never. */
export function expiryOf(lifetime: Lifetime, now: Date): string | null {
  return lifetime === "never" ? null : new Date(now.getTime() + Number(lifetime) * 86_400_000).toISOString();
}
