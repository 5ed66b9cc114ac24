/** The parts of ECharts that screens use, and no others. Loaded with the first chart, as a chunk of its own. */
import { BarChart, SankeyChart } from "echarts/charts";
import { GridComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([BarChart, SankeyChart, GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer, CanvasRenderer]);

export const startChart = init;
