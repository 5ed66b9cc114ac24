/** Hands a text to the person as a file. */
export function downloadText(name: string, content: string, type = "text/plain;charset=utf-8"): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
