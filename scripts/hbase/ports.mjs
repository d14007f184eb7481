// Ports of loopback for the parts of a trial server.
import { createServer } from 'node:net';

const parts = ['zookeeper', 'master', 'regionServer', 'rest', 'thrift2'];

function listen() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

/** A port for each part that is free now. All are held until the last is found, so that none is given twice. */
export async function freePorts() {
  const servers = await Promise.all(parts.map(listen));
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return Object.fromEntries(parts.map((part, index) => [part, ports[index]]));
}

/** Ports one after the other from a first one, in the order ZooKeeper, master, region server, REST, Thrift2. */
export const portsFrom = base => Object.fromEntries(parts.map((part, index) => [part, base + index]));
