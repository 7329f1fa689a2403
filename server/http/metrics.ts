/** Counts and times of answered requests, by method, route and status, in the Prometheus text format. */

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Series {
  count: number;
  sum: number;
  buckets: number[];
}

/** Keeps the numbers of one server; `route` is the pattern, never the address, so that the number of series is bounded. */
export class Metrics {
  private readonly series = new Map<string, Series>();

  observe(method: string, route: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    const found = this.series.get(labels) ?? { count: 0, sum: 0, buckets: BUCKETS.map(() => 0) };
    found.count += 1;
    found.sum += seconds;
    for (const [index, limit] of BUCKETS.entries()) if (seconds <= limit) found.buckets[index] = (found.buckets[index] ?? 0) + 1;
    this.series.set(labels, found);
  }

  /** The whole page; `gauges` are numbers read at this moment. */
  text(gauges: Record<string, number>): string {
    const lines = ['# TYPE jobo_http_seconds histogram'];
    for (const [labels, { count, sum, buckets }] of this.series) {
      for (const [index, limit] of BUCKETS.entries())
        lines.push(`jobo_http_seconds_bucket{${labels},le="${limit}"} ${buckets[index] ?? 0}`);
      lines.push(`jobo_http_seconds_bucket{${labels},le="+Inf"} ${count}`, `jobo_http_seconds_sum{${labels}} ${sum.toFixed(6)}`);
      lines.push(`jobo_http_seconds_count{${labels}} ${count}`);
    }
    for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE ${name} gauge`, `${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}
