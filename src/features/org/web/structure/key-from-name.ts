/** The key of a new level from its English name: "Key-account seller" is key_account_seller. It never changes afterwards. */
export function keyFromName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "");
  return plain.slice(0, 40).replace(/_+$/, "") || "level";
}
