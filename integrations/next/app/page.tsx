import { Letter } from './letter';

export default function Page() {
  return (
    <main>
      <Letter />
    </main>
  );
}
