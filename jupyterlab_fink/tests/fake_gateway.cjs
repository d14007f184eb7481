// A gateway that does what a test tells it: `?do=…` on a route, or FINK_FAKE at its start.
const http = require('node:http');

const { FINK_FAKE, FINK_SOCKET, FINK_SECRET, FINK_PORT } = process.env;
if (FINK_FAKE === 'crash') {
  console.error('first of the last words');
  console.error('fatal: crashed on purpose');
  process.exit(3);
}

let aborted = 0;
let produced = 0;
let begun = 0;
const waiting = [];
const held = [];

function json(response, body, headers = {}) {
  const text = JSON.stringify(body);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    ...headers
  });
  response.end(text);
}

// Try every answer that waits for something to happen.
function look() {
  for (const answer of waiting.splice(0)) {
    if (!answer()) {
      waiting.push(answer);
    }
  }
}

function stream(response) {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Set-Cookie': 'theirs=1' });
}

const orders = {
  say(request, response, url) {
    console.log(url.searchParams.get('text'));
    json(response, {});
  },
  // Something is sent only after the test has seen what came before.
  slow(request, response) {
    stream(response);
    response.write('one\n');
    held.push(() => response.end('two\n'));
  },
  release(request, response) {
    held.splice(0).forEach(go => go());
    json(response, {});
  },
  broken(request, response) {
    stream(response);
    response.write('one\n', () => response.destroy());
  },
  short(request, response) {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('0123456789', () => response.destroy());
  },
  gibberish(request, response) {
    response.socket.end('SSH-2.0-not-http\r\n');
  },
  crash() {
    console.error('fatal: told to crash');
    process.exit(3);
  },
  silent(request, response) {
    stream(response);
    response.flushHeaders();
  },
  mute() {
    begun += 1;
    look();
  },
  endless(request, response) {
    stream(response);
    const block = Buffer.alloc(256 * 1024, 'x');
    const more = () => {
      let room = true;
      while (room && !response.destroyed) {
        room = response.write(block);
        produced += block.length;
      }
    };
    response.on('drain', more);
    more();
  },
  produced(request, response) {
    json(response, { produced });
  },
  // Answers when at least one request was left by its client.
  aborted(request, response) {
    waiting.push(() => aborted > 0 && (json(response, { aborted }), true));
    look();
  },
  // Answers when a `mute` request has come in.
  begun(request, response) {
    waiting.push(() => begun > 0 && (json(response, { begun }), true));
    look();
  },
  refused(request, response) {
    const error = { code: 'invalid', message: 'invalid query: x' };
    response.writeHead(400, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ status: 'error', text: error.message, error }));
  },
  unchanged(request, response) {
    response.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200, { ETag: '"a"' });
    response.end();
  }
};

const server = http.createServer((request, response) => {
  if (FINK_SECRET && request.headers.authorization !== `Bearer ${FINK_SECRET}`) {
    response.writeHead(401, { 'Content-Length': 0 });
    response.end();
    return;
  }
  response.on('close', () => {
    if (!response.writableFinished) {
      aborted += 1;
      look();
    }
  });
  const url = new URL(request.url, 'http://gateway');
  const order = orders[url.searchParams.get('do')];
  if (order) {
    order(request, response, url);
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', part => (body += part));
  request.on('end', () => {
    json(
      response,
      {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body,
        pid: process.pid,
        arguments: process.argv.slice(2),
        environment: process.env
      },
      { 'X-Request-Id': request.headers['x-request-id'] ?? 'none', Server: 'fake' }
    );
  });
});

function ready() {
  console.log('listening');
  const address = FINK_SOCKET ?? `http://127.0.0.1:${server.address().port}`;
  console.log(JSON.stringify({ ready: true, address }));
}

if (FINK_FAKE !== 'late') {
  if (FINK_SOCKET) {
    server.listen(FINK_SOCKET, ready);
  } else {
    server.listen(Number(FINK_PORT), '127.0.0.1', ready);
  }
}
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
