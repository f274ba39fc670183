// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverRegistry} from "../src/IProverRegistry.sol";
import {IReplicated} from "../src/IReplicated.sol";
import {ReplicatedBase} from "./ReplicatedBase.t.sol";

/// A job's life: who is paid what, and what each round ends in.
contract ReplicatedTest is ReplicatedBase {
    uint256 private constant TOTAL = FUNDS * (PROVERS + 1);

    function testThreeAgreeingProversArePaidAndNobodyLosesAnything() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        checkBalance(client, FUNDS - 3 * REWARD, "client after open");
        vote(job, 0, list(TRUTH, TRUTH, TRUTH));
        checkBalance(prover(0), FUNDS - BOND, "prover in the round");
        eq(replicated.openSeats(prover(0)), 1, "seats in the round");
        eq(replicated.resultOf(digest), 0, "no result before the end");
        replicated.finalise(job);
        checkState(digest, IReplicated.State.DONE);
        eq(replicated.resultOf(digest), TRUTH, "result");
        for (uint256 i = 0; i < 3; ++i) {
            checkBalance(prover(i), FUNDS, "prover has its bond back");
            checkBalance(payoutOf(i), REWARD, "reward");
            eq(replicated.openSeats(prover(i)), 0, "seats");
        }
        checkBalance(client, FUNDS - 3 * REWARD, "client");
        checkBalance(TREASURY, 0, "treasury");
        eq(provers.slashed().length, 0, "slashed");
        eq(address(replicated).balance, TOTAL, "held");
    }

    function testOneLiarOfThreeLosesItsBondAndIsSlashedWrong() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, LIE, TRUTH));
        replicated.finalise(job);
        eq(replicated.resultOf(digest), TRUTH, "result");
        uint256 share = uint256(BOND) / 2 / 2; // half of the bond to two winners
        uint256 toTreasury = uint256(BOND) / 4;
        checkBalance(payoutOf(0), REWARD + share, "winner");
        checkBalance(payoutOf(1), 0, "liar's payout");
        checkBalance(payoutOf(2), REWARD + share, "winner");
        checkBalance(prover(0), FUNDS, "winner's bond");
        checkBalance(prover(1), FUNDS - BOND, "liar's bond");
        checkBalance(TREASURY, toTreasury, "treasury");
        checkBalance(client, FUNDS - 2 * REWARD + BOND - 2 * share - toTreasury, "client gets the rest");
        eq(provers.slashed().length, 1, "slashed");
        checkSlash(0, 1, IProverRegistry.Fault.WRONG, digest, 1, prover(0));
        eq(replicated.openSeats(prover(1)), 0, "the liar's seat is free again");
    }

    function testFiveWithALiarAndASilentOneToExactBalances() public {
        IReplicated.Job memory job = newJob(5);
        job.token = address(token);
        bytes32 digest = open(job);
        vote(job, 3, list(LIE, TRUTH, TRUTH, 0, TRUTH));
        passPhase(digest);
        replicated.finalise(job);
        eq(replicated.resultOf(digest), TRUTH, "result");
        uint256 forfeited = 2 * uint256(BOND);
        uint256 share = forfeited / 2 / 3;
        uint256 toTreasury = forfeited / 4;
        for (uint256 i = 3; i < 8; ++i) {
            bool won = i != 3 && i != 6;
            eq(replicated.balanceOf(address(token), payoutOf(i)), won ? REWARD + share : 0, "payout");
            eq(replicated.balanceOf(address(token), prover(i)), won ? FUNDS : FUNDS - BOND, "bond");
        }
        eq(replicated.balanceOf(address(token), TREASURY), toTreasury, "treasury");
        uint256 toClient = FUNDS - 3 * REWARD + forfeited - 3 * share - toTreasury;
        eq(replicated.balanceOf(address(token), client), toClient, "client");
        eq(token.balanceOf(address(replicated)), TOTAL, "held");
        eq(provers.slashed().length, 2, "slashed");
        checkSlash(0, 3, IProverRegistry.Fault.WRONG, digest, 1, prover(4));
        checkSlash(1, 6, IProverRegistry.Fault.LATE, digest, 1, prover(5));
    }

    function testAMajorityIsCountedOverAllSeatsNotOverWhatWasRevealed() public {
        // Two of five agree and one differs: most of what was revealed, but not of the seats.
        (IReplicated.Job memory job, bytes32 digest) = opened(5);
        vote(job, 0, list(TRUTH, TRUTH, LIE, 0, 0));
        passPhase(digest);
        replicated.finalise(job);
        checkState(digest, IReplicated.State.COMMIT);
        eq(replicated.jobs(digest).round, 2, "round");
        eq(replicated.resultOf(digest), 0, "result");
    }

    function testAMajorityIsFoundInWhateverOrderItSits() public {
        bytes32[5][4] memory orders = [
            [LIE, OTHER_LIE, TRUTH, TRUTH, TRUTH],
            [TRUTH, LIE, TRUTH, OTHER_LIE, TRUTH],
            [TRUTH, TRUTH, LIE, OTHER_LIE, TRUTH],
            [LIE, TRUTH, TRUTH, TRUTH, LIE]
        ];
        for (uint256 i = 0; i < orders.length; ++i) {
            IReplicated.Job memory job = newJob(5);
            job.nonce = 10 + i;
            bytes32 digest = open(job);
            vote(job, 0, list(orders[i][0], orders[i][1], orders[i][2], orders[i][3], orders[i][4]));
            replicated.finalise(job);
            eq(replicated.resultOf(digest), TRUTH, "result");
        }
    }

    function testAThreeWaySplitBlamesNobodyAndReopens() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, LIE, OTHER_LIE));
        vm.warp(NOW + 50);
        replicated.finalise(job);
        IReplicated.JobRecord memory record = replicated.jobs(digest);
        eq(uint256(record.state), uint256(IReplicated.State.COMMIT), "state");
        eq(record.round, 2, "round");
        eq(record.seats, 0, "seats");
        eq(record.revealed, 0, "revealed");
        eq(record.phaseUntil, NOW + 50 + COMMIT_SECONDS, "phase");
        for (uint256 i = 0; i < 3; ++i) {
            checkBalance(prover(i), FUNDS, "bond is back");
            checkBalance(payoutOf(i), 0, "nobody is paid");
            eq(replicated.openSeats(prover(i)), 0, "seat is free");
        }
        eq(provers.slashed().length, 0, "slashed");
        checkBalance(client, FUNDS - 3 * REWARD, "client's reward stays reserved");

        vote(job, 3, list(TRUTH, TRUTH, TRUTH));
        replicated.finalise(job);
        eq(replicated.resultOf(digest), TRUTH, "result of the second round");
        eq(replicated.proversOf(digest).length, 6, "provers of both rounds");
        checkBalance(payoutOf(0), 0, "first round is not paid");
        checkBalance(payoutOf(3), REWARD, "second round is");
    }

    function testWhoSatInASplitRoundMayNotSitInTheNext() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, LIE, 0));
        passPhase(digest);
        replicated.finalise(job);
        for (uint256 i = 0; i < 3; ++i) {
            IReplicated.Commit memory request = requestOf(job, i, TRUTH);
            vm.expectRevert(abi.encodeWithSelector(IReplicated.AlreadySeated.selector, prover(i), uint8(1)));
            send(job, request);
        }
    }

    function testWithoutAMajorityASilentProversBondIsTheClients() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, 0, LIE));
        passPhase(digest);
        replicated.finalise(job);
        checkBalance(prover(0), FUNDS, "revealed");
        checkBalance(prover(1), FUNDS - BOND, "silent");
        checkBalance(prover(2), FUNDS, "revealed something else");
        checkBalance(client, FUNDS - 3 * REWARD + BOND, "client");
        checkBalance(TREASURY, 0, "treasury");
        eq(provers.slashed().length, 1, "slashed");
        checkSlash(0, 1, IProverRegistry.Fault.LATE, digest, 1, address(0));
    }

    function testNobodyRevealsAndAllLoseTheirBondsAndAreLate() public {
        IReplicated.Job memory job = newJob(3);
        job.rounds = 1;
        bytes32 digest = open(job);
        vote(job, 0, list(0, 0, 0));
        passPhase(digest);
        replicated.finalise(job);
        checkState(digest, IReplicated.State.EXPIRED);
        checkBalance(client, FUNDS + 3 * uint256(BOND), "client has its money and the bonds");
        eq(provers.slashed().length, 3, "slashed");
        for (uint256 i = 0; i < 3; ++i) {
            checkSlash(i, i, IProverRegistry.Fault.LATE, digest, 1, address(0));
            eq(replicated.openSeats(prover(i)), 0, "seat is free");
        }
    }

    function testTooFewCommitmentsGiveBondsBackAndTheSameProversMayReturn() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        commit(job, 0, TRUTH);
        commit(job, 1, TRUTH);
        passPhase(digest);
        replicated.finalise(job);
        eq(replicated.jobs(digest).round, 2, "round");
        eq(replicated.jobs(digest).seats, 0, "seats");
        eq(replicated.proversOf(digest).length, 0, "nobody sits");
        for (uint256 i = 0; i < 2; ++i) {
            checkBalance(prover(i), FUNDS, "bond is back");
            eq(replicated.openSeats(prover(i)), 0, "seat is free");
            eq(replicated.seatOf(digest, prover(i)).word, 0, "seat is empty");
        }
        eq(provers.slashed().length, 0, "slashed");
        vote(job, 0, list(TRUTH, TRUTH, TRUTH));
        replicated.finalise(job);
        eq(replicated.resultOf(digest), TRUTH, "result");
        checkBalance(payoutOf(1), REWARD, "paid");
    }

    function testAnUnfilledRoundAfterASplitLeavesTheFirstRoundsSeats() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, LIE, OTHER_LIE));
        replicated.finalise(job);
        commit(job, 3, TRUTH);
        passPhase(digest);
        replicated.finalise(job);
        eq(replicated.proversOf(digest).length, 3, "first round's provers");
        eq(replicated.seatOf(digest, prover(0)).word, TRUTH, "first round's reveal");
        vote(job, 3, list(TRUTH, TRUTH, LIE));
        replicated.finalise(job);
        eq(replicated.resultOf(digest), TRUTH, "result");
        checkSlash(0, 5, IProverRegistry.Fault.WRONG, digest, 3, prover(3));
    }

    function testAfterTheLastRoundTheJobExpiresAndIsRefunded() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        for (uint256 round = 1; round <= 3; ++round) {
            eq(replicated.jobs(digest).round, round, "round");
            checkBalance(client, FUNDS - 3 * REWARD, "reserved");
            vote(job, 3 * round, list(TRUTH, LIE, OTHER_LIE));
            replicated.finalise(job);
        }
        checkState(digest, IReplicated.State.EXPIRED);
        checkBalance(client, FUNDS, "client");
        eq(replicated.resultOf(digest), 0, "result");
        expectWrongState(digest, IReplicated.State.EXPIRED);
        replicated.finalise(job);
        IReplicated.Commit memory request = requestOf(job, 1, TRUTH);
        expectWrongState(digest, IReplicated.State.EXPIRED);
        send(job, request);
    }

    function testAJobThatNobodyTakesIsRefundedByAnyone() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        for (uint256 round = 1; round <= 3; ++round) {
            passPhase(digest);
            vm.prank(CARRIER);
            replicated.finalise(job);
        }
        checkState(digest, IReplicated.State.EXPIRED);
        checkBalance(client, FUNDS, "client");
    }

    function testARoundStartsAtTheDeadlineAndNotOneSecondLater() public {
        IReplicated.Job memory job = newJob(3);
        job.deadline = uint64(NOW + COMMIT_SECONDS + 1);
        bytes32 digest = open(job);
        job.nonce = 2;
        bytes32 other = open(job);
        vm.warp(job.deadline + 1);
        replicated.finalise(job);
        checkState(other, IReplicated.State.EXPIRED);
        checkBalance(client, FUNDS - 3 * REWARD, "one is refunded");
        vm.warp(job.deadline);
        job.nonce = 1;
        replicated.finalise(job);
        checkState(digest, IReplicated.State.COMMIT);
        eq(replicated.jobs(digest).round, 2, "round");
        vote(job, 0, list(TRUTH, TRUTH, TRUTH));
        replicated.finalise(job);
        checkState(digest, IReplicated.State.DONE);
    }

    function testCommitInTheLastSecondAndNotOneLater() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        eq(phaseUntil(digest), NOW + COMMIT_SECONDS, "window from open");
        vm.warp(NOW + COMMIT_SECONDS - 1);
        commit(job, 0, TRUTH);
        vm.warp(NOW + COMMIT_SECONDS);
        commit(job, 1, TRUTH);
        IReplicated.Commit memory request = requestOf(job, 2, TRUTH);
        vm.warp(NOW + COMMIT_SECONDS + 1);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.PhaseOver.selector, uint64(NOW + COMMIT_SECONDS)));
        send(job, request);
    }

    function testRevealInTheLastSecondAndNotOneLater() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vm.warp(NOW + 100);
        for (uint256 i = 0; i < 3; ++i) {
            commit(job, i, TRUTH);
        }
        uint64 until = uint64(NOW + 100 + REVEAL_SECONDS);
        eq(phaseUntil(digest), until, "window from the last commitment");
        vm.warp(until - 1);
        reveal(digest, 0, TRUTH);
        vm.warp(until);
        reveal(digest, 1, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.PhaseNotOver.selector, until));
        replicated.finalise(job);
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.PhaseOver.selector, until));
        reveal(digest, 2, TRUTH);
        replicated.finalise(job);
        eq(replicated.resultOf(digest), TRUTH, "two of three");
        checkSlash(0, 2, IProverRegistry.Fault.LATE, digest, 1, prover(0));
    }

    function testTheCommitPhaseIsEndedOneSecondAfterItsLast() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        commit(job, 0, TRUTH);
        vm.warp(NOW + COMMIT_SECONDS);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.PhaseNotOver.selector, uint64(NOW + COMMIT_SECONDS)));
        replicated.finalise(job);
        vm.warp(NOW + COMMIT_SECONDS + 1);
        replicated.finalise(job);
        eq(replicated.jobs(digest).round, 2, "round");
    }

    function testFinaliseOnceOnly() public {
        IReplicated.Job memory job = newJob(3);
        bytes32 digest = replicated.jobDigest(job);
        expectWrongState(digest, IReplicated.State.NONE);
        replicated.finalise(job);
        open(job);
        vote(job, 0, list(TRUTH, TRUTH, TRUTH));
        replicated.finalise(job);
        expectWrongState(digest, IReplicated.State.DONE);
        replicated.finalise(job);
    }
}
