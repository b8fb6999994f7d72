// What the site says as data, held against the schemas beside it (JSON Schema 2020-12, by Ajv).

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020.js').default;

/** What is no record: in the file named, at the path, that value; `undefined` takes the field out. */
const WRONG = [
  ['claims.json', ['version'], 99],
  ['claims.json', ['licence'], undefined],
  ['claims.json', ['items', 0, 'status'], 'banana'],
  ['claims.json', ['items', 0, 'kind'], 'xyz'],
  ['claims.json', ['items', 0, 'url'], 'not a url'],
  ['claims.json', ['items', 0, 'status_date'], 'yesterday'],
  ['claims.json', ['items', 0, 'conclusion'], undefined],
  ['claims.json', ['items', 0, 'positions', 0, 'stance'], 'maybe'],
  ['pieces.json', ['items', 0, 'date'], '18 April'],
  ['pieces.json', ['items', 0, 'kind'], 'Report'],
  ['quotes.json', ['items', 0, 'language'], 'not a language !!'],
  ['quotes.json', ['items', 0, 'record'], 'memory'],
  ['places.json', ['items', 0, 'latitude'], 999],
  ['events.geojson', ['type'], 'Nonsense'],
  ['events.geojson', ['features', 0, 'geometry'], { type: 'Polygon', coordinates: [1, 2] }],
  ['events.geojson', ['features', 0, 'geometry'], { type: 'Point', coordinates: [500, 500] }],
  ['sources.csl.json', [0, 'type'], 'nonsense'],
];

/** `data` with `value` at `path`. */
function changed(data, path, value) {
  const copy = structuredClone(data);
  const last = path.at(-1);
  const owner = path.slice(0, -1).reduce((inner, key) => inner[key], copy);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}

export function valid({ site, check }) {
  const folder = join(site, 'data');
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const schemas = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  for (const name of schemas) {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const holds = ajv.compile(read(name));
    const base = name.replace('.schema.json', '');
    const file = { 'events.geojson': base, 'sources.csl': `${base}.json` }[base] ?? `${base}.json`;
    const data = read(file);
    check(`data: ${file} follows its schema`, holds(data), JSON.stringify(holds.errors?.slice(0, 3)));
    const items = data.items ?? data.features ?? data;
    check(`data: ${file} has records`, items.length > 0);
    // a schema that everything follows would prove nothing
    const first = data.items ? ['items', 0, 'id'] : data.features ? ['features', 0, 'id'] : [0, 'id'];
    for (const [of, path, value] of [...WRONG, [file, first, 7]]) {
      if (of === file) check(`data: ${file} with ${path.join('.')} = ${JSON.stringify(value)} is refused`, !holds(changed(data, path, value)));
    }
  }
  check('data: each kind of record has a schema', schemas.length === 10, schemas.join(', '));
}
