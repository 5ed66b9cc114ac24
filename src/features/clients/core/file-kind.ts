/** What kind of file something is, by its content and its name. What neither vouches for is not kept: nothing here is ever run or shown by the server. */

type Signature = (head: Uint8Array) => boolean;
const begins =
  (bytes: readonly number[], at = 0): Signature =>
  (head) =>
    bytes.every((byte, index) => head[at + index] === byte);
const letters = (text: string, at = 0) =>
  begins(
    [...text].map((letter) => letter.charCodeAt(0)),
    at,
  );
const either =
  (...some: readonly Signature[]): Signature =>
  (head) =>
    some.some((one) => one(head));

const zip = begins([0x50, 0x4b, 0x03, 0x04]);
const ole = begins([0xd0, 0xcf, 0x11, 0xe0]);
/** No NUL: text in any of the usual encodings but UTF-16, which announces itself. */
const text: Signature = (head) => !head.includes(0) || either(begins([0xff, 0xfe]), begins([0xfe, 0xff]))(head);
const anything: Signature = () => true;

const office = "application/vnd.openxmlformats-officedocument";
const kinds: Readonly<Record<string, { readonly mediaType: string; readonly looks: Signature }>> = {
  pdf: { mediaType: "application/pdf", looks: letters("%PDF-") },
  png: { mediaType: "image/png", looks: begins([0x89, 0x50, 0x4e, 0x47]) },
  jpg: { mediaType: "image/jpeg", looks: begins([0xff, 0xd8, 0xff]) },
  jpeg: { mediaType: "image/jpeg", looks: begins([0xff, 0xd8, 0xff]) },
  gif: { mediaType: "image/gif", looks: letters("GIF8") },
  webp: { mediaType: "image/webp", looks: letters("WEBP", 8) },
  heic: { mediaType: "image/heic", looks: letters("ftyp", 4) },
  tif: { mediaType: "image/tiff", looks: either(letters("II*"), letters("MM")) },
  tiff: { mediaType: "image/tiff", looks: either(letters("II*"), letters("MM")) },
  docx: { mediaType: `${office}.wordprocessingml.document`, looks: zip },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, looks: zip },
  pptx: { mediaType: `${office}.presentationml.presentation`, looks: zip },
  odt: { mediaType: "application/vnd.oasis.opendocument.text", looks: zip },
  ods: { mediaType: "application/vnd.oasis.opendocument.spreadsheet", looks: zip },
  zip: { mediaType: "application/zip", looks: zip },
  doc: { mediaType: "application/msword", looks: ole },
  xls: { mediaType: "application/vnd.ms-excel", looks: ole },
  ppt: { mediaType: "application/vnd.ms-powerpoint", looks: ole },
  msg: { mediaType: "application/vnd.ms-outlook", looks: ole },
  rtf: { mediaType: "application/rtf", looks: letters("{\\rtf") },
  txt: { mediaType: "text/plain", looks: text },
  md: { mediaType: "text/markdown", looks: text },
  csv: { mediaType: "text/csv", looks: text },
  eml: { mediaType: "message/rfc822", looks: text },
  ics: { mediaType: "text/calendar", looks: letters("BEGIN:VCALENDAR") },
  vcf: { mediaType: "text/vcard", looks: letters("BEGIN:VCARD") },
  // Drawings and light distributions, which makers of lighting live by.
  dwg: { mediaType: "image/vnd.dwg", looks: letters("AC10") },
  dxf: { mediaType: "image/vnd.dxf", looks: anything },
  step: { mediaType: "model/step", looks: letters("ISO-10303-21") },
  stp: { mediaType: "model/step", looks: letters("ISO-10303-21") },
  ies: { mediaType: "text/plain", looks: letters("IESNA") },
  ldt: { mediaType: "text/plain", looks: text },
  mp4: { mediaType: "video/mp4", looks: letters("ftyp", 4) },
  m4a: { mediaType: "audio/mp4", looks: letters("ftyp", 4) },
  wav: { mediaType: "audio/wav", looks: letters("WAVE", 8) },
  mp3: { mediaType: "audio/mpeg", looks: either(letters("ID3"), begins([0xff, 0xfb]), begins([0xff, 0xf3]), begins([0xff, 0xf2])) },
};

/** Programs and pages, whatever they call themselves: Windows, ELF, Mach-O, Java, scripts, HTML and SVG. */
const programs: readonly Signature[] = [
  letters("MZ"),
  begins([0x7f, 0x45, 0x4c, 0x46]),
  begins([0xcf, 0xfa, 0xed, 0xfe]),
  begins([0xce, 0xfa, 0xed, 0xfe]),
  begins([0xca, 0xfe, 0xba, 0xbe]),
  letters("#!"),
];
const page = /^(?:\ufeff|\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|script|svg|iframe)/i;

/** As many bytes from its beginning tell what a file is. */
export const headBytes = 4_096;

/** Its media type; null for what is not kept. `head` are the first `headBytes` bytes, or all of a shorter one. */
export function fileKind(name: string, head: Uint8Array): string | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const kind = Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
  if (kind === undefined || !kind.looks(head)) return null;
  if (programs.some((looks) => looks(head))) return null;
  return page.test(new TextDecoder("utf-8").decode(head)) ? null : kind.mediaType;
}
