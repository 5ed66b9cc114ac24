/** The standard's own model by bpmn-moddle, with one element of ours: what BPMN has no word for travels in it as JSON. */
// @ts-expect-error: the package brings no types for its entrance.
import { BpmnModdle } from "bpmn-moddle";

/** An element as the library makes it: `$type` is its name in the standard, the rest its properties. */
export type Element = {
  readonly $type: string;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $parent?: Element;
  id?: string;
  name?: string;
} & Record<string, unknown>;

export type Model = {
  create(type: string, properties?: Readonly<Record<string, unknown>>): Element;
  fromXML(xml: string): Promise<{ rootElement: Element; warnings: readonly { readonly message: string }[] }>;
  toXML(element: Element, options: { readonly format: boolean }): Promise<{ xml: string }>;
};

export const namespace = "https://mainspring.example/bpmn";

const ours = {
  name: "Mainspring",
  prefix: "mainspring",
  uri: namespace,
  xml: { tagAlias: "lowerCase" },
  types: [{ name: "Data", superClass: ["Element"], properties: [{ name: "json", type: "String", isBody: true }] }],
};

export const newModel = (): Model => new BpmnModdle({ mainspring: ours }) as Model;

export const listOf = (value: unknown): readonly Element[] => (Array.isArray(value) ? (value as Element[]) : []);
export const elementOf = (value: unknown): Element | undefined =>
  typeof value === "object" && value !== null ? (value as Element) : undefined;
export const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What of ours hangs on an element; undefined where nothing does, or where it cannot be read. */
export function oursOf(element: Element): unknown {
  const data = listOf(elementOf(element["extensionElements"])?.["values"]).find(({ $type }) => $type === "mainspring:Data");
  if (data === undefined) return undefined;
  try {
    return JSON.parse(wordsOf(data["json"]));
  } catch {
    return undefined;
  }
}

/** As JSON of plain letters: no tool in between can trip over an angle bracket, a line end or a foreign encoding. */
export function withOurs(model: Model, value: unknown): Element {
  const json = JSON.stringify(value).replaceAll(/[<>&]|[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return model.create("bpmn:ExtensionElements", { values: [model.create("mainspring:Data", { json })] });
}

/** A text as it stands on a diagram: one line, without what XML cannot hold. */
export const onDiagram = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\ufffe\uffff]+/gu, " ")
    .trim();
