// The measure of comparison: an Express route that stores the JSON it is sent, in the same embedded database, durably. Prints its address.
import express from 'express';
import { openEmbedded } from '../../dist/server/store/db.js';

const db = await openEmbedded(process.argv[2]);
await db.knex.raw('create table answer (id serial primary key, data jsonb not null)');
const app = express();
app.post('/', express.json({ limit: '1mb' }), async (request, response) => {
  const [row] = await db
    .knex('answer')
    .insert({ data: JSON.stringify(request.body) })
    .returning('id');
  response.json(row);
});
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
