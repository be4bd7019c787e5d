// What the official client of ClickHouse does, against the address and with the token that it is given; prints what it got as one JSON object.
import { createClient } from '@clickhouse/client';

const [url, token] = process.argv.slice(2);
const client = createClient({ url, pathname: '/clickhouse', username: 'default', password: token, compression: { response: true } });
const read = async (query, format, params) => (await client.query({ query, format, query_params: params })).json();
const failure = async (query) => {
  try {
    await read(query, 'JSON');
    return null;
  } catch (error) {
    return { code: error.code, type: error.type };
  }
};

const json = await read('SELECT 1 AS one', 'JSON');
const streamed = [];
const rows = await client.query({ query: 'SELECT number FROM numbers(5)', format: 'JSONEachRow' });
for await (const chunk of rows.stream()) {
  streamed.push(...chunk.map((row) => row.json().number));
}

console.log(
  JSON.stringify({
    ping: (await client.ping()).success,
    pingBySelect: (await client.ping({ select: true })).success,
    data: json.data,
    statistics: typeof json.statistics?.rows_read,
    streamed,
    orgs: await read('SELECT DISTINCT org_slug FROM events WHERE user_id = {user:String}', 'JSONEachRow', { user: "1" }),
    quoted: await read('SELECT {text:String} AS text, {list:Array(String)} AS list', 'JSONEachRow', { text: "a'b\\c\n\t", list: ["x'y"] }),
    csv: await (await client.query({ query: 'SELECT 1 AS a', format: 'CSVWithNames' })).text(),
    unknownTable: await failure('SELECT * FROM nothing'),
    write: await failure('INSERT INTO events (scope) SELECT 1'),
    wrong: await createClient({ url, pathname: '/clickhouse', username: 'default', password: 'ff_wrong' })
      .query({ query: 'SELECT 1' })
      .then(() => null, (error) => ({ code: error.code, type: error.type })),
  }),
);
await client.close();
