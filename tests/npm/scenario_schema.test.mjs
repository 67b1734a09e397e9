// The schema of scenarios, as an editor or a pipeline uses it: it takes what the reader takes, and refuses what is
// wrong with the shape of a file. The reader is held against the same cases in tests/sim/scenario_errors.cpp.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import Ajv from 'ajv';

const gallery = new URL('../../web/scenarios/', import.meta.url);
const json = async (url) => JSON.parse(await readFile(url, 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(await json(new URL('../scenario.schema.json', gallery)));

test('every scenario of the gallery names the schema, and is valid by it', async () => {
  const files = await readdir(gallery);
  assert.ok(files.length >= 10);
  for (const file of files) {
    const scenario = await json(new URL(file, gallery));
    assert.equal(scenario.$schema, '../scenario.schema.json', file);
    assert.ok(validate(scenario), `${file}: ${JSON.stringify(validate.errors)}`);
  }
});

// "services[0].calls.rate=-1": the value is JSON, or a text when it is none.
function withSetting(good, setting) {
  const [, path, text] = /^([^=]*)=(.*)$/s.exec(setting);
  const changed = structuredClone(good);
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop();
  let value = text;
  try { value = JSON.parse(text); } catch { /* a text */ }
  keys.reduce((at, key) => at[key], changed)[last] = value;
  return changed;
}

const { good, bad } = await json(new URL('../sim/bad_scenarios.json', import.meta.url));

test('the good scenario of the reader is valid', () => assert.ok(validate(good), JSON.stringify(validate.errors)));

for (const { setting, told, by } of bad)
  test(`${setting} is ${by === 'reader' ? 'left to the reader' : 'refused'}: ${told}`, () => {
    assert.equal(validate(withSetting(good, setting)), by === 'reader');
  });

test('most kinds of bad files are refused by the schema alone', () => {
  assert.ok(bad.filter(({ by }) => by !== 'reader').length >= 25);
});
