import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nativeScrypt } from '../../../server/members/native-scrypt.ts';
import { hashWith, portableScrypt, verifyWith } from '../../../server/members/password-hash.ts';

const PASSWORD = 'three herons on a roof';

it('a password is hashed at the cost that is documented, with a salt of its own', async () => {
  const [one, other] = await Promise.all([
    hashWith(nativeScrypt, PASSWORD),
    hashWith(nativeScrypt, PASSWORD),
  ]);
  assert.match(one, /^\$scrypt\$ln=14,r=8,p=5\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, other);
});

it('a hash made in Node is read in a browser, and the other way round', async () => {
  const [native, portable] = await Promise.all([
    hashWith(nativeScrypt, PASSWORD),
    hashWith(portableScrypt, PASSWORD),
  ]);
  assert.equal(await verifyWith(portableScrypt, native, PASSWORD), true);
  assert.equal(await verifyWith(nativeScrypt, portable, PASSWORD), true);
  assert.equal(await verifyWith(nativeScrypt, native, `${PASSWORD}.`), false);
});

it('one of another cost stays good, and what is no hash is nobody’s', async () => {
  const cheap = await hashWith(
    (password, salt) => nativeScrypt(password, salt, { N: 2 ** 10, r: 8, p: 1 }),
    PASSWORD,
  );
  assert.equal(
    await verifyWith(nativeScrypt, cheap.replace('ln=14,r=8,p=5', 'ln=10,r=8,p=1'), PASSWORD),
    true,
  );
  assert.equal(await verifyWith(nativeScrypt, cheap, PASSWORD), false);
});
