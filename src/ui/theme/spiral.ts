/** The path of an Archimedean spiral, as short straight pieces. */
export function spiralPath({
  turns,
  inner,
  outer,
  centre,
}: {
  readonly turns: number;
  readonly inner: number;
  readonly outer: number;
  readonly centre: number;
}): string {
  const pieces = Math.ceil(turns * 24);
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const share = piece / pieces;
    const angle = share * turns * 2 * Math.PI;
    const radius = inner + (outer - inner) * share;
    const x = centre + radius * Math.cos(angle);
    const y = centre + radius * Math.sin(angle);
    return `${piece === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`;
  }).join("");
}
