/** What a generator returned at its end; nothing while it has not come there. */
export interface IReturned<R> {
  value?: R;
}

/**
 * Loop over a generator with `for await` and still get what it returns at its end. Leaving the loop early ends the
 * generator, which gives back what it holds.
 */
export async function* withTrailer<T, R>(
  run: AsyncGenerator<T, R, undefined>,
  returned: IReturned<R>
): AsyncGenerator<T, void, undefined> {
  returned.value = yield* run;
}
