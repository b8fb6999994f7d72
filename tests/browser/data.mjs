// What the site says as data, held against the schemas beside it (JSON Schema 2020-12, by Ajv).

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020.js').default;

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
    const broken = structuredClone(data);
    (broken.items ?? broken.features ?? broken)[0].id = 7;
    check(`data: the schema of ${file} refuses what is not a record`, !holds(broken));
  }
  check('data: each kind of record has a schema', schemas.length === 10, schemas.join(', '));
}
