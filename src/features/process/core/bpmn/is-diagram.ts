/** Whether a file is meant as a diagram of BPMN or as our JSON: its name says so, else how it begins. */
export function isDiagram(name: string, text: string): boolean {
  if (/\.(bpmn|bpmn2|bpmn20\.xml|xml)$/i.test(name)) return true;
  return !/\.json$/i.test(name) && /^\s*</.test(text);
}
