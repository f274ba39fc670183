// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverRegistry} from "../src/IProverRegistry.sol";
import {IReplicated} from "../src/IReplicated.sol";
import {Replicated} from "../src/Replicated.sol";
import {MockProvers, PlainToken, ReplicatedBase} from "./ReplicatedBase.t.sol";
import {Test, Vm} from "./Test.sol";

/// Random mixtures of truth, lies, silence and absence, against a second, plain way of counting.
contract ReplicatedFuzzTest is ReplicatedBase {
    /// What each of a round's provers does: 0 to 3 truth, 4 and 5 a lie, 6 another lie, 7 silence.
    function resultFor(uint256 seed, uint256 i) private pure returns (bytes32) {
        uint256 dice = uint256(keccak256(abi.encode(seed, i))) % 8;
        if (dice < 4) return TRUTH;
        if (dice < 6) return LIE;
        return dice == 6 ? OTHER_LIE : bytes32(0);
    }

    function count(bytes32[] memory results, bytes32 wanted) private pure returns (uint256 n) {
        for (uint256 i = 0; i < results.length; ++i) {
            if (results[i] == wanted) ++n;
        }
    }

    function total() private view returns (uint256 sum) {
        sum = replicated.balanceOf(address(0), client) + replicated.balanceOf(address(0), TREASURY);
        for (uint256 i = 0; i < PROVERS; ++i) {
            sum += replicated.balanceOf(address(0), prover(i)) + replicated.balanceOf(address(0), payoutOf(i));
        }
    }

    function checkConservation(IReplicated.Job memory job, bytes32 digest) private view {
        IReplicated.JobRecord memory record = replicated.jobs(digest);
        uint256 held;
        if (record.state == IReplicated.State.COMMIT || record.state == IReplicated.State.REVEAL) {
            held = uint256(job.reward) * job.replicas + uint256(job.bond) * record.seats;
        }
        eq(total() + held, address(replicated).balance, "held");
    }

    function testFuzzEveryRoundPaysExactlyWhatTheVotesSay(
        uint256 seed,
        uint96 reward,
        uint96 bond,
        uint16 next,
        uint16 treasury
    ) public {
        IReplicated.Job memory job = newJob(uint8(3 + 2 * (seed % 3)));
        (job.reward, job.bond) = (uint96(bound(reward, 0, 10 ether)), uint96(bound(bond, 0, 10 ether)));
        next = uint16(bound(next, 0, 10_000));
        treasury = uint16(bound(treasury, 0, 10_000 - next));
        provers.setShares(next, treasury);
        bytes32 digest = open(job);
        checkConservation(job, digest);
        bytes32[] memory results = new bytes32[](job.replicas);
        for (uint256 i = 0; i < results.length; ++i) {
            results[i] = resultFor(seed, i);
        }
        vote(job, 0, results);
        checkConservation(job, digest);
        passPhase(digest);
        replicated.finalise(job);
        checkConservation(job, digest);
        checkOutcome(job, digest, results, next, treasury);
    }

    function checkOutcome(
        IReplicated.Job memory job,
        bytes32 digest,
        bytes32[] memory results,
        uint256 next,
        uint256 treasury
    ) private view {
        bytes32 winner = winnerOf(results);
        eq(replicated.resultOf(digest), winner, "result");
        checkState(digest, winner == 0 ? IReplicated.State.COMMIT : IReplicated.State.DONE);
        uint256 votes = count(results, winner); // of silence, where nothing won
        uint256 losers = winner == 0 ? votes : job.replicas - votes;
        eq(provers.slashed().length, losers, "slashed");
        uint256 forfeited = losers * job.bond;
        if (winner == 0) {
            checkSeats(results, winner, 0, job.bond);
            checkBalance(TREASURY, 0, "treasury");
            checkBalance(client, FUNDS - uint256(job.reward) * job.replicas + forfeited, "client");
            return;
        }
        uint256 paid = job.reward + forfeited * next / 10_000 / votes;
        checkSeats(results, winner, paid, job.bond);
        treasury = forfeited * treasury / 10_000;
        checkBalance(TREASURY, treasury, "treasury");
        checkBalance(client, FUNDS + forfeited - votes * paid - treasury, "client");
    }

    function winnerOf(bytes32[] memory results) private pure returns (bytes32 winner) {
        bytes32[3] memory said = [TRUTH, LIE, OTHER_LIE];
        for (uint256 i = 0; i < 3; ++i) {
            if (count(results, said[i]) > results.length / 2) winner = said[i];
        }
    }

    function checkSeats(bytes32[] memory results, bytes32 winner, uint256 paid, uint256 bond) private view {
        uint256 seen;
        for (uint256 i = 0; i < results.length; ++i) {
            bool won = winner != 0 && results[i] == winner;
            bool kept = winner == 0 ? results[i] != 0 : won;
            checkBalance(payoutOf(i), won ? paid : 0, "payout");
            checkBalance(prover(i), kept ? FUNDS : FUNDS - bond, "bond");
            eq(replicated.openSeats(prover(i)), 0, "seat is free");
            if (kept) continue;
            MockProvers.Slashed memory s = provers.slashed()[seen++];
            eq(s.prover, prover(i), "slashed prover");
            bool late = s.fault == IProverRegistry.Fault.LATE;
            yes(late == (results[i] == 0), "fault");
        }
    }

    /// Three rounds at most, whatever happens: then nothing is held and the client was refunded once, or the job paid once.
    function testFuzzEveryJobEndsAndIsPaidOrRefundedOnce(uint256 seed, uint8 rounds) public {
        IReplicated.Job memory job = newJob(3);
        job.rounds = uint8(bound(rounds, 1, 3));
        bytes32 digest = open(job);
        uint256 first;
        for (uint256 round = 1; round <= job.rounds; ++round) {
            eq(replicated.jobs(digest).round, round, "round");
            uint256 seats = bound(uint256(keccak256(abi.encode(seed, round))), 0, 5);
            bytes32[] memory results = new bytes32[](seats < 3 ? seats : 3);
            for (uint256 i = 0; i < results.length; ++i) {
                results[i] = resultFor(seed, first + i);
                commit(job, first + i, results[i] == 0 ? TRUTH : results[i]);
                checkConservation(job, digest);
            }
            for (uint256 i = 0; results.length == 3 && i < 3; ++i) {
                if (results[i] != 0) reveal(digest, first + i, results[i]);
            }
            passPhase(digest);
            replicated.finalise(job);
            checkConservation(job, digest);
            first += results.length;
            if (replicated.resultOf(digest) != 0) break;
        }
        bool done = replicated.resultOf(digest) != 0;
        checkState(digest, done ? IReplicated.State.DONE : IReplicated.State.EXPIRED);
        eq(total(), FUNDS * (PROVERS + 1), "nothing is held");
        for (uint256 i = 0; i < first; ++i) {
            eq(replicated.openSeats(prover(i)), 0, "seat is free");
        }
    }
}

/// Does what clients and provers do, in any order and at any time. Every call is one that must succeed. Prover 0 is the client.
contract ReplicatedHandler is ReplicatedBase {
    uint256 public constant ACTORS = 9;
    IReplicated.Job[] private _jobs;
    mapping(bytes32 digest => uint256) public ended;
    mapping(IReplicated.State => uint256) public reached;
    mapping(bytes32 digest => mapping(address => bytes32)) private _said;

    function setUp() public override {
        vm.warp(NOW);
        client = vm.addr(CLIENT_KEY);
        token = new PlainToken();
        provers = new MockProvers();
        replicated = deploy();
        for (uint256 i = 0; i < ACTORS; ++i) {
            provers.set(operator(i), actor(i), address(0), 3);
            fund(actor(i));
        }
    }

    function market() external view returns (Replicated) {
        return replicated;
    }

    function actor(uint256 i) public view returns (address) {
        return i == 0 ? client : prover(i);
    }

    function jobCount() external view returns (uint256) {
        return _jobs.length;
    }

    function jobAt(uint256 i) public view returns (IReplicated.Job memory job, bytes32 digest) {
        job = _jobs[i];
        digest = replicated.jobDigest(job);
    }

    /// Of the newest jobs, in the state that is asked for.
    function pick(uint256 seed, IReplicated.State state)
        private
        view
        returns (IReplicated.Job memory job, bytes32 digest, bool found)
    {
        for (uint256 i = 0; i < 4 && i < _jobs.length; ++i) {
            (job, digest) = jobAt(_jobs.length - 1 - (seed % 4 + i) % (_jobs.length < 4 ? _jobs.length : 4));
            if (replicated.jobs(digest).state == state) return (job, digest, true);
        }
    }

    function sum() public view returns (uint256 all) {
        all = replicated.balanceOf(address(0), TREASURY);
        for (uint256 i = 0; i < ACTORS; ++i) {
            all += replicated.balanceOf(address(0), actor(i));
        }
    }

    function openJob(uint256 seed, uint96 reward, uint96 bond) external {
        if (_jobs.length > 24) return;
        IReplicated.Job memory job = newJob(seed % 4 == 0 ? 5 : 3);
        job.nonce = _jobs.length;
        job.reward = uint96(bound(reward, 0, 0.2 ether));
        job.bond = uint96(bound(bond, 0, 0.2 ether));
        job.rounds = uint8(1 + seed % 3);
        job.deadline = uint64(block.timestamp + seed % 4000);
        if (replicated.balanceOf(address(0), client) < uint256(job.reward) * job.replicas) return;
        open(job);
        _jobs.push(job);
        reached[IReplicated.State.COMMIT]++;
    }

    function takeSeat(uint256 seed, uint256 who) external {
        (IReplicated.Job memory job, bytes32 digest, bool found) = pick(seed, IReplicated.State.COMMIT);
        if (!found || block.timestamp > phaseUntil(digest)) return;
        for (uint256 k = 0; k < 4; ++k) {
            uint256 i = (who % ACTORS + k) % ACTORS;
            address owner = actor(i);
            if (replicated.jobs(digest).state != IReplicated.State.COMMIT) return;
            if (replicated.seatOf(digest, owner).round != 0 || replicated.openSeats(owner) == 3) continue;
            if (replicated.balanceOf(address(0), owner) < job.bond) continue;
            uint256 dice = uint256(keccak256(abi.encode(seed, i))) % 4;
            bytes32 result = dice < 2 ? TRUTH : dice == 2 ? LIE : OTHER_LIE;
            IReplicated.Commit memory request = requestOf(job, i, result);
            request.payout = owner;
            request.commitment = replicated.commitmentOf(digest, request.round, owner, result, saltOf(i));
            _said[digest][owner] = result;
            send(job, request);
        }
        if (replicated.jobs(digest).state == IReplicated.State.REVEAL) reached[IReplicated.State.REVEAL]++;
    }

    function show(uint256 seed, uint256 silent) external {
        (, bytes32 digest, bool found) = pick(seed, IReplicated.State.REVEAL);
        if (!found || block.timestamp > phaseUntil(digest)) return;
        for (uint256 i = 0; i < ACTORS; ++i) {
            IReplicated.Seat memory seat = replicated.seatOf(digest, actor(i));
            if (seat.revealed || seat.round != replicated.jobs(digest).round || i == silent % ACTORS) continue;
            replicated.reveal(digest, actor(i), _said[digest][actor(i)], saltOf(i));
        }
    }

    function endRound(uint256 seed) external {
        IReplicated.State state = seed % 2 == 0 ? IReplicated.State.COMMIT : IReplicated.State.REVEAL;
        (IReplicated.Job memory job, bytes32 digest, bool found) = pick(seed, state);
        if (!found) return;
        IReplicated.JobRecord memory was = replicated.jobs(digest);
        if (block.timestamp <= was.phaseUntil && was.revealed != job.replicas) return;
        uint256 before = sum();
        provers.setMood(MockProvers.Mood(seed / 2 % 2));
        replicated.finalise(job);
        state = replicated.jobs(digest).state;
        uint256 released = uint256(was.seats) * job.bond;
        if (state != IReplicated.State.COMMIT) {
            released += uint256(job.reward) * job.replicas;
            ended[digest]++;
        }
        reached[state]++;
        eq(sum(), before + released, "released");
    }

    function cancelJob(uint256 seed) external {
        (IReplicated.Job memory job, bytes32 digest, bool found) = pick(seed, IReplicated.State.COMMIT);
        if (!found || replicated.jobs(digest).seats != 0 || seed % 3 != 0) return;
        vm.prank(client);
        replicated.cancel(job, type(uint64).max, "");
        ended[digest]++;
        reached[IReplicated.State.CANCELLED]++;
    }

    function withdrawSome(uint256 who, uint256 amount) external {
        address owner = actor(who % ACTORS);
        amount = bound(amount, 0, replicated.balanceOf(address(0), owner) / 16);
        vm.prank(owner);
        replicated.withdraw(address(0), address(0xbad0), amount);
    }

    function warp(uint16 seconds_) external {
        vm.warp(block.timestamp + seconds_ % 700);
    }
}

contract ReplicatedInvariantTest is Test {
    ReplicatedHandler private handler;
    Replicated private replicated;

    function setUp() public {
        handler = new ReplicatedHandler();
        handler.setUp();
        replicated = handler.market();
    }

    /// The handler gets everywhere, so the invariant speaks of all states.
    function testTheHandlerReachesEveryState() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 1500; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 what = seed % 9;
            seed >>= 8;
            if (what == 0) handler.openJob(seed, uint96(seed), uint96(seed >> 40));
            else if (what < 4) handler.takeSeat(seed, seed >> 16);
            else if (what < 6) handler.show(seed, seed >> 16);
            else if (what == 6) handler.endRound(seed);
            else if (what == 7) handler.cancelJob(seed);
            else handler.warp(uint16(seed));
        }
        for (uint8 state = 1; state <= uint8(type(IReplicated.State).max); ++state) {
            yes(handler.reached(IReplicated.State(state)) != 0, "reached");
        }
        this.invariant_heldIsWhatIsOwedAndJobsEndOnce();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (Vm.FuzzSelector[] memory targets) {
        bytes4[] memory list = new bytes4[](11);
        list[0] = handler.openJob.selector;
        list[1] = handler.takeSeat.selector;
        list[2] = handler.takeSeat.selector;
        list[3] = handler.takeSeat.selector;
        list[4] = handler.show.selector;
        list[5] = handler.show.selector;
        list[6] = handler.endRound.selector;
        list[7] = handler.endRound.selector;
        list[8] = handler.cancelJob.selector;
        list[9] = handler.withdrawSome.selector;
        list[10] = handler.warp.selector;
        targets = new Vm.FuzzSelector[](1);
        targets[0] = Vm.FuzzSelector(address(handler), list);
    }

    /// Conservation, and each job ends once; a seat is counted for as long as its round runs.
    function invariant_heldIsWhatIsOwedAndJobsEndOnce() external view {
        uint256 held;
        uint256 seats;
        for (uint256 i = 0; i < handler.jobCount(); ++i) {
            (IReplicated.Job memory job, bytes32 digest) = handler.jobAt(i);
            IReplicated.JobRecord memory record = replicated.jobs(digest);
            bool live = record.state == IReplicated.State.COMMIT || record.state == IReplicated.State.REVEAL;
            eq(handler.ended(digest), live ? 0 : 1, "ends");
            yes((record.result != 0) == (record.state == IReplicated.State.DONE), "a result when done");
            if (!live) continue;
            held += uint256(job.reward) * job.replicas + uint256(job.bond) * record.seats;
            seats += record.seats;
        }
        eq(handler.sum() + held, address(replicated).balance, "held");
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            seats -= replicated.openSeats(handler.actor(i));
        }
        eq(seats, 0, "open seats");
    }
}
