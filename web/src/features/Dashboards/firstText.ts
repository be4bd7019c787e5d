const MOST_KEY = 80;

/** The name of a dashboard's file out of its title: `Jobs of today` becomes `jobs-of-today`. */
export function keyOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_KEY)
    .replace(/^-+|-+$/g, '');
}

/** What a new dashboard begins with: one panel that draws. JSON is how YAML writes a text that holds anything. */
export function firstText(title: string): string {
  return `# yaml-language-server: $schema=/api/v1/dashboards/schema
title: ${JSON.stringify(title)}
rows:
  - panels:
      - id: events
        title: Events
        kind: bars
        unit: events
        sql: |
          SELECT $bucket(time) AS at, count() AS Events
          FROM events
          WHERE time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)}
          GROUP BY at
          ORDER BY at
`;
}
