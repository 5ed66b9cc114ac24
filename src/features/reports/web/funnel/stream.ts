/** The moves as a stream. A stream runs one way, so moves back arrive at a second standing of their stage, at the right. */
import type { ChartColours } from "#ui/kit/chart/chart-colours.ts";
import type { FlowReport } from "./answers.ts";
import { kindBetween } from "./places.ts";
import type { FlowKind } from "./shown.ts";

type Link = { readonly source: string; readonly target: string; readonly value: number; readonly from: string; readonly to: string };

/** Links without a circle: forward ones between the stages, all others to a node of their own ("back in Offer"). */
export function streamLinks({ moves, pipeline }: FlowReport): readonly (Link & { readonly kind: FlowKind })[] {
  return moves.map(({ from, to, count }) => {
    const kind = kindBetween(from, to, pipeline.stages);
    const isBack = kind === "backward" || kind === "reopened";
    return {
      source: from === "WON" || from === "LOST" ? `ended:${from}` : from,
      target: isBack ? `back:${to}` : to,
      value: count,
      from,
      to,
      kind,
    };
  });
}

type Words = {
  readonly nameOf: (key: string) => string;
  readonly backIn: (stage: string) => string;
  readonly count: (value: number) => string;
};

export function streamOption(report: FlowReport, colours: ChartColours, words: Words) {
  const links = streamLinks(report);
  const nameOf = (node: string) => {
    const [kind, key = node] = node.split(":");
    return kind === "back" ? words.backIn(words.nameOf(key)) : words.nameOf(key);
  };
  const colourOf = (node: string) => {
    if (node === "WON") return colours.green;
    if (node === "LOST") return colours.red;
    return node.startsWith("back:") ? colours.amber : colours.bar;
  };
  // In the order of the stages with the lost at the bottom, and left so: then the way to the win runs straight along the top.
  const rank = (node: string) => (node === "LOST" ? 2 : node.startsWith("back:") ? 1 : 0);
  const nodes = [...new Set(links.flatMap(({ source, target }) => [source, target]))].sort((one, other) => rank(one) - rank(other));
  const linkColours: Readonly<Record<FlowKind, string>> = {
    forward: colours.bar,
    skip: colours.bar,
    backward: colours.amber,
    reopened: colours.blue,
    won: colours.green,
    lost: colours.red,
  };
  return {
    animation: false,
    tooltip: {
      trigger: "item",
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontFamily: "Inter Variable, system-ui, sans-serif", fontSize: 12 },
      formatter: ({ dataType, data, name, value }: { dataType?: string; data: Partial<Link>; name: string; value: number }) =>
        dataType === "edge"
          ? `${escaped(nameOf(data.source ?? ""))} → ${escaped(nameOf(data.target ?? ""))}: ${words.count(data.value ?? 0)}`
          : `${escaped(nameOf(name))}: ${words.count(value)}`,
    },
    series: [
      {
        type: "sankey",
        left: 8,
        right: 150,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 14,
        draggable: false,
        layoutIterations: 0,
        emphasis: { focus: "adjacency" },
        label: {
          color: colours.ink,
          fontFamily: "Inter Variable, system-ui, sans-serif",
          fontSize: 12,
          formatter: ({ name, value }: { name: string; value: number }) => `${nameOf(name)}  ${words.count(value)}`,
        },
        data: nodes.map((name) => ({ name, itemStyle: { color: colourOf(name), borderWidth: 0 } })),
        links: links.map((link) => ({ ...link, lineStyle: { color: linkColours[link.kind], opacity: 0.35, curveness: 0.5 } })),
      },
    ],
  };
}

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
