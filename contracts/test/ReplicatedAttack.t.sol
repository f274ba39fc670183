// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverRegistry} from "../src/IProverRegistry.sol";
import {IReplicated} from "../src/IReplicated.sol";
import {Replicated} from "../src/Replicated.sol";
import {MockProvers, ReplicatedBase} from "./ReplicatedBase.t.sol";

/// Copying, replaying, sitting twice, and registries that fail.
contract ReplicatedAttackTest is ReplicatedBase {
    function expectWrongReveal(uint256 i) private {
        vm.expectRevert(abi.encodeWithSelector(IReplicated.WrongReveal.selector, prover(i)));
    }

    /// Sends `word` as prover `i`'s commitment in the current round.
    function commitWord(IReplicated.Job memory job, uint256 i, bytes32 word) private {
        IReplicated.Commit memory request = requestOf(job, i, TRUTH);
        request.commitment = word;
        send(job, request);
    }

    function testACopiedCommitmentIsWorthless() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        bytes32 word = requestOf(job, 0, TRUTH).commitment;
        commitWord(job, 0, word);
        commitWord(job, 1, word);
        commit(job, 2, TRUTH);
        reveal(digest, 0, TRUTH);
        reveal(digest, 2, TRUTH);
        // The copier now knows result and salt, and can still not show them as its own.
        bytes32 salt = saltOf(0);
        expectWrongReveal(1);
        replicated.reveal(digest, prover(1), TRUTH, salt);
        passPhase(digest);
        replicated.finalise(job);
        checkBalance(prover(1), FUNDS - BOND, "copier's bond");
        checkBalance(payoutOf(1), 0, "copier's payout");
        checkSlash(0, 1, IProverRegistry.Fault.LATE, digest, 1, prover(0));
    }

    function testACommitmentForAnotherJobRoundChainOrContractCannotBeRevealed() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        bytes32 salt = saltOf(0);
        Replicated twin = deploy();
        job.nonce = 2;
        bytes32 otherJob = replicated.jobDigest(job);
        job.nonce = 1;
        commitWord(job, 0, replicated.commitmentOf(otherJob, 1, prover(0), TRUTH, salt));
        commitWord(job, 1, replicated.commitmentOf(digest, 2, prover(1), TRUTH, salt));
        commitWord(job, 2, twin.commitmentOf(digest, 1, prover(2), TRUTH, salt));
        for (uint256 i = 0; i < 3; ++i) {
            expectWrongReveal(i);
            replicated.reveal(digest, prover(i), TRUTH, salt);
        }
    }

    function testACommitmentForAnotherChainCannotBeRevealed() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        for (uint256 i = 0; i < 3; ++i) {
            commit(job, i, TRUTH);
        }
        bytes32 salt = saltOf(0);
        vm.chainId(31338); // the compiler takes the chain id for a constant, so both are numbers here

        expectWrongReveal(0);
        replicated.reveal(digest, prover(0), TRUTH, salt);
        vm.chainId(31337);
        replicated.reveal(digest, prover(0), TRUTH, salt);
    }

    function testTheCommitmentIsWhatTheInterfaceSays() public view {
        bytes32 want = keccak256(
            abi.encode(
                keccak256("lemma.commitment.v1"),
                block.chainid,
                address(replicated),
                LIE,
                uint256(2),
                prover(3),
                TRUTH,
                saltOf(4)
            )
        );
        eq(replicated.commitmentOf(LIE, 2, prover(3), TRUTH, saltOf(4)), want, "commitment");
    }

    function testOnlyWhatWasCommittedToIsRevealed() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        commitWord(job, 0, replicated.commitmentOf(digest, 1, prover(0), 0, saltOf(0)));
        commit(job, 1, TRUTH);
        expectWrongState(digest, IReplicated.State.COMMIT);
        reveal(digest, 1, TRUTH); // before all have committed nothing is shown
        commit(job, 2, TRUTH);
        vm.expectRevert(IReplicated.ZeroResult.selector);
        reveal(digest, 0, 0);
        expectWrongReveal(1);
        reveal(digest, 1, LIE);
        expectWrongReveal(1);
        replicated.reveal(digest, prover(1), TRUTH, 0);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.NotSeated.selector, prover(3)));
        reveal(digest, 3, TRUTH);
        reveal(digest, 1, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.AlreadyRevealed.selector, prover(1)));
        reveal(digest, 1, TRUTH);
        eq(replicated.jobs(digest).revealed, 1, "revealed");
        eq(replicated.seatOf(digest, prover(1)).word, TRUTH, "revealed result");
    }

    function testARevealOfAnEarlierRoundDoesNotCountInALaterOne() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, LIE, 0));
        passPhase(digest);
        replicated.finalise(job);
        for (uint256 i = 3; i < 6; ++i) {
            commit(job, i, TRUTH);
        }
        vm.expectRevert(abi.encodeWithSelector(IReplicated.NotSeated.selector, prover(2)));
        reveal(digest, 2, TRUTH);
    }

    function testAProverSitsOnceWhicheverOfItsOperatorsAsks() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        commit(job, 0, TRUTH);
        IReplicated.Commit memory again = requestOf(job, 0, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.AlreadySeated.selector, prover(0), uint8(1)));
        send(job, again);
        provers.set(operator(1), prover(0), address(0), CAPACITY);
        again = requestOf(job, 1, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.AlreadySeated.selector, prover(0), uint8(1)));
        send(job, again);
        eq(replicated.jobs(digest).seats, 1, "seats");
    }

    function testAClientAmongItsOwnProversPaysOnlyItself() public {
        provers.set(operator(0), client, client, CAPACITY);
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        bytes32 word = replicated.commitmentOf(digest, 1, client, TRUTH, saltOf(0));
        commitWord(job, 0, word);
        commit(job, 1, TRUTH);
        commit(job, 2, TRUTH);
        replicated.reveal(digest, client, TRUTH, saltOf(0));
        reveal(digest, 1, TRUTH);
        reveal(digest, 2, TRUTH);
        replicated.finalise(job);
        checkBalance(client, FUNDS - 2 * REWARD, "client");
    }

    /// Not a wish but a fact that IReplicated names: two stakes of three decide.
    function testAMajorityOfSeatsDecidesWhateverIsTrue() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(LIE, TRUTH, LIE));
        replicated.finalise(job);
        eq(replicated.resultOf(digest), LIE, "result");
        checkSlash(0, 1, IProverRegistry.Fault.WRONG, digest, 1, prover(0));
    }

    // ---- the registry

    function testSharesAreThoseOfTheOpening() public {
        (IReplicated.Job memory job,) = opened(3);
        provers.setShares(0, 10_000);
        vote(job, 0, list(TRUTH, TRUTH, LIE));
        replicated.finalise(job);
        checkBalance(TREASURY, uint256(BOND) / 4, "treasury");
    }

    function testWithoutSharesTheClientGetsAllThatIsForfeited() public {
        provers.setShares(0, 0);
        provers.setStakeTaken(0); // nothing was at stake any more
        (IReplicated.Job memory job,) = opened(3);
        vote(job, 0, list(TRUTH, TRUTH, LIE));
        replicated.finalise(job);
        checkBalance(client, FUNDS - 2 * REWARD + BOND, "client");
        checkBalance(payoutOf(0), REWARD, "winner");
    }

    function testARegistryThatFailsStopsNoPayment() public {
        MockProvers.Mood[3] memory moods =
            [MockProvers.Mood.REVERT, MockProvers.Mood.BURN_GAS, MockProvers.Mood.SHORT_ANSWER];
        for (uint256 i = 0; i < 3; ++i) {
            IReplicated.Job memory job = newJob(3);
            job.nonce = i;
            bytes32 digest = open(job);
            vote(job, 0, list(TRUTH, LIE, TRUTH));
            provers.setMood(moods[i]);
            vm.expectEmit(true, true, true, true, address(replicated));
            emit IReplicated.Faulted(
                digest, prover(1), IProverRegistry.Fault.WRONG, replicated.faultOf(digest, 1, prover(1)), BOND, 0, false
            );
            replicated.finalise(job);
            eq(replicated.resultOf(digest), TRUTH, "result");
            eq(provers.slashed().length, 0, "slashed");
        }
    }

    function testWhatWasTakenFromTheStakeIsReported() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vote(job, 0, list(TRUTH, LIE, TRUTH));
        bytes32 faultId = replicated.faultOf(digest, 1, prover(1));
        eq(faultId, keccak256(abi.encode(keccak256("lemma.fault.v1"), digest, uint256(1), prover(1))), "fault id");
        vm.expectEmit(true, true, true, true, address(replicated));
        emit IReplicated.Faulted(digest, prover(1), IProverRegistry.Fault.WRONG, faultId, BOND, 7, true);
        replicated.finalise(job);
    }

    function testTheLargestRoundEndsInOneTransactionEvenIfEverySlashingBurnsItsGas() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(15);
        for (uint256 i = 0; i < 15; ++i) {
            commit(job, i, TRUTH);
        }
        provers.setMood(MockProvers.Mood.BURN_GAS);
        passPhase(digest);
        replicated.finalise{gas: 10_000_000}(job);
        eq(replicated.jobs(digest).round, 2, "round");
        checkBalance(client, FUNDS - 15 * REWARD + 15 * uint256(BOND), "client");
    }

    /// Whatever gas a liar gives to the call that slashes it: it is slashed or the call fails.
    function testNoAmountOfGasEndsARoundWithoutItsSlashing() public {
        (IReplicated.Job memory job,) = opened(3);
        vote(job, 0, list(TRUTH, LIE, TRUTH));
        provers.setGasToUse(370_000);
        bool done;
        bool tooLow;
        for (uint256 limit = 200_000; !done; limit += 2_000) {
            try replicated.finalise{gas: limit}(job) {
                done = true;
            } catch (bytes memory why) {
                if (bytes4(why) == IReplicated.GasTooLow.selector) tooLow = true;
            }
        }
        yes(tooLow, "refused for its gas");
        eq(provers.slashed().length, 1, "slashed");
    }

    function testTheRegistryCannotCallBack() public {
        (IReplicated.Job memory job,) = opened(3);
        vote(job, 0, list(TRUTH, LIE, TRUTH));
        provers.setMood(MockProvers.Mood.REENTER);
        provers.setCall(abi.encodeCall(IReplicated.finalise, (job)));
        replicated.finalise(job);
        eq(bytes32(bytes4(provers.answer())), bytes32(bytes4(0x3ee5aeb5)), "ReentrancyGuardReentrantCall()");
    }
}
