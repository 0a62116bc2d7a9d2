"""Who writes next."""

from concurrent.futures import Future, ThreadPoolExecutor

from storage import Store
from storage.turns import Turns


def in_line(
    turns: Turns, pool: ThreadPoolExecutor, came: list[str], name: str, urgent: bool
) -> Future[None]:
    """Somebody waits for their turn, and notes that it came; once they stand in line."""

    def wait() -> None:
        turns.take(urgent=urgent)
        came.append(name)
        turns.end()

    before = turns.waiting
    waits = pool.submit(wait)
    while turns.waiting == before and not waits.done():
        pass
    return waits


def test_the_urgent_come_first_and_else_each_in_the_order_they_came() -> None:
    turns, came = Turns(60), list[str]()
    turns.take()
    with ThreadPoolExecutor() as pool:
        for name, urgent in (("a", False), ("b", False), ("urgent a", True), ("urgent b", True)):
            in_line(turns, pool, came, name, urgent)
        turns.end()

    assert came == ["urgent a", "urgent b", "a", "b"]


def test_a_turn_that_does_not_come_in_time_is_not_taken() -> None:
    turns = Turns(0.01)
    turns.take()

    assert not turns.take()


def test_who_gave_up_waiting_is_called_no_more() -> None:
    turns = Turns(0.01)
    turns.take()
    turns.take()
    turns.end()

    assert turns.take()


def test_a_unit_of_work_that_fails_ends_its_turn(sqlite_store: Store) -> None:
    try:
        with sqlite_store.begin():
            raise TimeoutError
    except TimeoutError:
        pass

    with sqlite_store.begin() as uow:
        assert uow.jobs.unfinished() == 0
