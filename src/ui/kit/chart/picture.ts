/** A chart as a PNG file, drawn apart from the page: twice as fine as on the screen, on the page's own ground. */
import type { ChartOption } from "./Chart.tsx";

export type PictureSize = { readonly width: number; readonly height: number; readonly ground: string };

export async function chartPicture(option: ChartOption, { width, height, ground }: PictureSize): Promise<Blob> {
  const { startChart } = await import("./echarts.ts");
  const place = document.createElement("div");
  const chart = startChart(place, null, { renderer: "canvas", width, height, devicePixelRatio: 2 });
  try {
    chart.setOption({ ...option, animation: false, backgroundColor: ground });
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: ground });
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png"),
    );
  } finally {
    chart.dispose();
  }
}
