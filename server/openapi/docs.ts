import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, renderDocument } from '../html/document.ts';
import { problems } from '../http/problem-details.ts';
import { settingsJsonSchema } from '../settings/json-schema.ts';
import document from './openapi.json' with { type: 'json' };

/** Serves the OpenAPI document, its human-readable version, and the schema of the settings. */
export function docsRoutes(url: string): Hono {
  const app = new Hono();
  app.get('/openapi.json', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json({ ...document, servers: [{ url }] });
  });
  app.get('/settings.schema.json', (c) => {
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(settingsJsonSchema(url));
  });
  app.get('/docs', (c) => c.html(docsPage(url)));
  return app;
}

interface Schema {
  $ref?: string;
}
interface Content {
  content?: Record<string, { schema?: Schema }>;
}
interface Operation {
  summary: string;
  /** The lowest role that may call it. */
  'x-role': string;
  security?: Record<string, string[]>[];
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: Content;
  responses: Record<string, Content & { description: string }>;
}

const paths = document.paths as unknown as Record<string, Record<string, Operation>>;

const docsPage = (url: string) =>
  renderDocument({
    language: { lang: 'en', dir: 'ltr' },
    title: document.info.title,
    stylesheet: 'pages.css',
    isListed: true,
    body: html`<main class="wide">
      <h1>${document.info.title}</h1>
      <p>
        ${document.info.description} The address is <code>${url}</code>, and the same as a document for
        programs is <a href="openapi.json">openapi.json</a>.
      </p>
      <h2>Calls</h2>
      ${Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => call(method, path, operation)),
      )}
      <h2>Bodies</h2>
      ${Object.entries(document.components.schemas).map(
        ([name, schema]) =>
          html`<h3 id="${name}">${name}</h3>
            <pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`,
      )}
      <h2>Problems</h2>
      <p>
        Whatever goes wrong is answered as <code>application/problem+json</code> (RFC 9457), with one of these
        codes.
      </p>
      ${Object.entries(problems).map(
        ([code, { status, title, remedy }]) =>
          html`<h3 id="${code}"><code>${code}</code></h3>
            <p>${status}. ${title}. ${remedy}</p>`,
      )}
    </main>`,
  });

const who: Record<string, string> = {
  anyone: 'anyone',
  member: 'members, facilitators and hosts',
  facilitator: 'facilitators and hosts',
  host: 'hosts',
};

function call(
  method: string,
  path: string,
  { summary, 'x-role': role, security = [], parameters = [], requestBody, responses }: Operation,
): Html {
  return html`<h3><code>${method.toUpperCase()} ${path}</code></h3>
    <p>${summary}.</p>
    <table>
      <tr>
        <th scope="row">who</th>
        <td>${who[role]}</td>
      </tr>
      ${security.flatMap(({ apiToken = [] }) =>
        apiToken.map(
          (scope) =>
            html`<tr>
              <th scope="row">API token</th>
              <td><code>${scope}</code></td>
            </tr>`,
        ),
      )}
      ${parameters.map(
        (parameter) =>
          html`<tr>
            <th scope="row">${parameter.in}</th>
            <td><code>${parameter.name}</code>${parameter.required ? ', required' : ''}</td>
          </tr>`,
      )}
      ${
        requestBody &&
        html`<tr>
          <th scope="row">body</th>
          <td>${bodyLink(requestBody)}</td>
        </tr>`
      }
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<tr>
            <th scope="row">${status}</th>
            <td>${answer(response)}</td>
          </tr>`,
      )}
    </table>`;
}

function answer(response: Operation['responses'][string]): Html {
  const codes = [...response.description.matchAll(/`([a-z-]+)`: /g)].map(([, code]) => code!);
  if (codes.length === 0) return bodyLink(response);
  return html`${codes.map((code, index) => html`${index > 0 && ', '}<a href="#${code}">${code}</a>`)}`;
}

function bodyLink({ content = {} }: Content): Html {
  const [schema] = Object.values(content).map((body) => body.schema);
  const name = schema?.$ref?.split('/').at(-1);
  return name ? html`<a href="#${name}">${name}</a>` : html`no body`;
}
