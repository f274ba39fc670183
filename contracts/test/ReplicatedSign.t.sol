// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INonces} from "../src/Nonces.sol";
import {ILedger} from "../src/ILedger.sol";
import {IProverRegistry} from "../src/IProverRegistry.sol";
import {IReplicated} from "../src/IReplicated.sol";
import {Replicated} from "../src/Replicated.sol";
import {ApprovingWallet, ReplicatedBase} from "./ReplicatedBase.t.sol";

/// Who may do what: jobs and their limits, nonces, carried signatures, cancellation.
contract ReplicatedSignTest is ReplicatedBase {
    function expectOpenRefused(IReplicated.Job memory job, bytes memory why) private {
        bytes memory signature = signWith(CLIENT_KEY, replicated.jobDigest(job));
        vm.expectRevert(why);
        replicated.open(job, signature);
    }

    function openNext(IReplicated.Job memory job) private {
        job.nonce += 1;
        open(job);
    }

    // ---- open

    function testReplicasAreOddFromThreeToFifteen() public {
        IReplicated.Job memory job = newJob(3);
        uint8[5] memory bad = [0, 1, 2, 4, 17];
        for (uint256 i = 0; i < bad.length; ++i) {
            job.replicas = bad[i];
            expectOpenRefused(job, abi.encodeWithSelector(IReplicated.ReplicasInvalid.selector, bad[i]));
        }
        job.replicas = 16;
        expectOpenRefused(job, abi.encodeWithSelector(IReplicated.ReplicasInvalid.selector, 16));
        job.replicas = 15;
        openNext(job);
        job.replicas = 3;
        openNext(job);
    }

    function testRoundsAreOneToThree() public {
        IReplicated.Job memory job = newJob(3);
        job.rounds = 0;
        expectOpenRefused(job, abi.encodeWithSelector(IReplicated.RoundsOutOfRange.selector, 0, 3));
        job.rounds = 4;
        expectOpenRefused(job, abi.encodeWithSelector(IReplicated.RoundsOutOfRange.selector, 4, 3));
        job.rounds = 3;
        openNext(job);
        job.rounds = 1;
        openNext(job);
    }

    function testPhasesAreFiveMinutesToSevenDays() public {
        IReplicated.Job memory job = newJob(3);
        uint32[2] memory bad = [uint32(5 minutes - 1), 7 days + 1];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory why =
                abi.encodeWithSelector(IReplicated.PhaseSecondsOutOfRange.selector, bad[i], 5 minutes, 7 days);
            job.commitSeconds = bad[i];
            expectOpenRefused(job, why);
            job.commitSeconds = COMMIT_SECONDS;
            job.revealSeconds = bad[i];
            expectOpenRefused(job, why);
            job.revealSeconds = REVEAL_SECONDS;
        }
        (job.commitSeconds, job.revealSeconds) = (5 minutes, 5 minutes);
        openNext(job);
        (job.commitSeconds, job.revealSeconds) = (7 days, 7 days);
        openNext(job);
    }

    function testDeadlineIsFromNowToWhatLeavesTimeForTheLastRound() public {
        IReplicated.Job memory job = newJob(3);
        uint256 latest = NOW + 30 days - COMMIT_SECONDS - REVEAL_SECONDS;
        uint64[2] memory bad = [uint64(NOW - 1), uint64(latest + 1)];
        for (uint256 i = 0; i < 2; ++i) {
            job.deadline = bad[i];
            expectOpenRefused(job, abi.encodeWithSelector(IReplicated.DeadlineOutOfRange.selector, bad[i], NOW, latest));
        }
        job.deadline = uint64(NOW);
        openNext(job);
        job.deadline = uint64(latest);
        openNext(job);
    }

    function testAnUnknownTokenIsRefused() public {
        IReplicated.Job memory job = newJob(3);
        job.token = address(0x707);
        expectOpenRefused(job, abi.encodeWithSelector(ILedger.UnsupportedToken.selector, address(0x707)));
    }

    function testTheClientCannotBeNobodyOrTheContract() public {
        IReplicated.Job memory job = newJob(3);
        job.client = address(0);
        expectOpenRefused(job, abi.encodeWithSelector(ILedger.ZeroAddress.selector));
        job.client = address(replicated);
        expectOpenRefused(job, abi.encodeWithSelector(ILedger.BadAddress.selector, address(replicated)));
    }

    function testOpenNeedsTheRewardOfAllReplicasToTheLastUnit() public {
        IReplicated.Job memory job = newJob(5);
        vm.prank(client);
        replicated.withdraw(address(0), address(0xdead), FUNDS);
        bytes memory signature = signWith(CLIENT_KEY, replicated.jobDigest(job));
        vm.deal(address(this), FUNDS);
        uint256 needed = 5 * uint256(REWARD);
        vm.expectRevert(abi.encodeWithSelector(ILedger.InsufficientBalance.selector, needed, needed - 1));
        replicated.open{value: needed - 1}(job, signature);
        replicated.open{value: needed}(job, signature);
        checkBalance(client, 0, "client");
    }

    function testOnlyTheClientsSignatureOrCallOpens() public {
        IReplicated.Job memory job = newJob(3);
        bytes memory signature = signWith(operatorKey(0), replicated.jobDigest(job));
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.open(job, signature);
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.open(job, "");
        vm.prank(client);
        replicated.open(job, "");
    }

    function testAContractMayBeTheClient() public {
        ApprovingWallet wallet = new ApprovingWallet();
        fund(address(wallet));
        IReplicated.Job memory job = newJob(3);
        job.client = address(wallet);
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.open(job, "x");
        wallet.accept(replicated.jobDigest(job));
        replicated.open(job, "x");
        checkBalance(address(wallet), FUNDS - 3 * REWARD, "wallet");
    }

    function testSharesOfMoreThanTheWholeAreRefused() public {
        IReplicated.Job memory job = newJob(3);
        uint256[2][3] memory bad = [[uint256(7500), 2501], [uint256(10_001), 0], [type(uint256).max, 1]];
        for (uint256 i = 0; i < 3; ++i) {
            provers.setShares(bad[i][0], bad[i][1]);
            expectOpenRefused(job, abi.encodeWithSelector(IReplicated.SharesInvalid.selector, bad[i][0], bad[i][1]));
        }
        provers.setShares(7500, 2500);
        open(job);
    }

    function testANonceServesOnceAndRevokedOnesNever() public {
        IReplicated.Job memory job = newJob(3);
        job.nonce = 257;
        no(replicated.nonceUsed(client, 257), "unused");
        open(job);
        yes(replicated.nonceUsed(client, 257), "used");
        job.programId = 0;
        expectOpenRefused(job, abi.encodeWithSelector(INonces.NonceUsed.selector, client, 257));
        vm.prank(client);
        replicated.revokeNonces(1, 1 << 2 | 1 << 255);
        uint16[2] memory revoked = [258, 511];
        for (uint256 i = 0; i < 2; ++i) {
            job.nonce = revoked[i];
            expectOpenRefused(job, abi.encodeWithSelector(INonces.NonceUsed.selector, client, revoked[i]));
        }
        job.nonce = 256;
        open(job);
        job.nonce = 2;
        open(job);
        no(replicated.nonceUsed(CARRIER, 258), "others' nonces");
    }

    // ---- commit

    function testACarriedCommitIsTakenInItsLastSecondAndNotOneLater() public {
        (IReplicated.Job memory job,) = opened(3);
        for (uint256 i = 0; i < 2; ++i) {
            IReplicated.Commit memory request = requestOf(job, i, TRUTH);
            request.expiry = uint64(NOW + 10);
            bytes memory signature = signWith(operatorKey(i), replicated.commitDigest(request));
            vm.warp(NOW + 10 + i);
            vm.prank(CARRIER);
            if (i == 1) vm.expectRevert(abi.encodeWithSelector(ILedger.SignatureExpired.selector, uint64(NOW + 10)));
            replicated.commit(job, request, signature);
        }
        checkBalance(prover(0), FUNDS - BOND, "the prover pays, not the carrier");
    }

    function testACommitNeedsItsOperatorsSignature() public {
        (IReplicated.Job memory job,) = opened(3);
        IReplicated.Commit memory request = requestOf(job, 0, TRUTH);
        bytes memory signature = signWith(operatorKey(1), replicated.commitDigest(request));
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.commit(job, request, signature);
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.commit(job, request, "");
        signature = signWith(operatorKey(0), replicated.commitDigest(request));
        request.payout = CARRIER; // the carrier may change nothing
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.commit(job, request, signature);
    }

    function testASignatureOfOneTypeIsNotOneOfAnother() public {
        // The client is an operator too, so only the type tells its signatures apart.
        provers.set(client, prover(0), address(0), CAPACITY);
        IReplicated.Job memory job = newJob(3);
        bytes memory jobSignature = signWith(CLIENT_KEY, replicated.jobDigest(job));
        replicated.open(job, jobSignature);
        IReplicated.Commit memory request = requestOf(job, 0, TRUTH);
        request.operator = client;
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.commit(job, request, jobSignature);
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.cancel(job, request.expiry, jobSignature);
        bytes memory commitSignature = signWith(CLIENT_KEY, replicated.commitDigest(request));
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.cancel(job, request.expiry, commitSignature);
        job.nonce = 2;
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.open(job, commitSignature);
        job.nonce = 1;
        replicated.commit(job, request, commitSignature);
    }

    function testACommitIsForOneJobAndOneRound() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        IReplicated.Commit memory request = requestOf(job, 0, TRUTH);
        job.nonce = 2;
        bytes32 other = open(job);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.WrongJob.selector, digest, other));
        send(job, request);
        job.nonce = 1;
        request.round = 2;
        vm.expectRevert(abi.encodeWithSelector(IReplicated.WrongRound.selector, 2, 1));
        send(job, request);
        passPhase(digest);
        replicated.finalise(job);
        request.round = 1;
        vm.expectRevert(abi.encodeWithSelector(IReplicated.WrongRound.selector, 1, 2));
        send(job, request);
    }

    function testACommitToAJobThatIsNotOpenIsRefused() public {
        IReplicated.Job memory job = newJob(3);
        bytes32 digest = replicated.jobDigest(job);
        IReplicated.Commit memory request = requestOf(job, 3, TRUTH);
        expectWrongState(digest, IReplicated.State.NONE);
        send(job, request);
        open(job);
        for (uint256 i = 0; i < 3; ++i) {
            commit(job, i, TRUTH);
        }
        request = requestOf(job, 3, TRUTH);
        expectWrongState(digest, IReplicated.State.REVEAL);
        send(job, request);
    }

    function testAnUnknownOperatorAndOneWithoutStakeAreRefused() public {
        (IReplicated.Job memory job,) = opened(3);
        IReplicated.Commit memory request = requestOf(job, 99, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.UnknownProver.selector, operator(99)));
        send(job, request);
        provers.set(operator(99), prover(0), address(0), 0);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.CapacityReached.selector, prover(0), 0));
        send(job, request);
    }

    function testASeatForEachUnitOfCapacityAndNoMoreUntilOneEnds() public {
        bytes32 first;
        IReplicated.Job memory job;
        for (uint256 i = 0; i < CAPACITY; ++i) {
            job = newJob(3);
            job.nonce = i;
            bytes32 digest = open(job);
            commit(job, 0, TRUTH);
            if (i == 0) first = digest;
        }
        job.nonce = CAPACITY;
        open(job);
        IReplicated.Commit memory request = requestOf(job, 0, TRUTH);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.CapacityReached.selector, prover(0), CAPACITY));
        send(job, request);
        job.nonce = 0;
        commit(job, 1, TRUTH);
        commit(job, 2, LIE);
        reveal(first, 0, TRUTH);
        reveal(first, 1, TRUTH);
        reveal(first, 2, LIE);
        replicated.finalise(job);
        eq(replicated.openSeats(prover(0)), CAPACITY - 1, "seats");
        job.nonce = CAPACITY;
        send(job, request);
    }

    function testTheBondIsTheProversToTheLastUnitAndValueSentCounts() public {
        (IReplicated.Job memory job,) = opened(3);
        vm.prank(prover(0));
        replicated.withdraw(address(0), address(0xdead), FUNDS);
        IReplicated.Commit memory request = requestOf(job, 0, TRUTH);
        vm.deal(operator(0), 10 ether);
        vm.prank(operator(0));
        vm.expectRevert(abi.encodeWithSelector(ILedger.InsufficientBalance.selector, uint256(BOND), uint256(BOND) - 1));
        replicated.commit{value: BOND - 1}(job, request, "");
        vm.prank(operator(0));
        replicated.commit{value: BOND}(job, request, "");
        checkBalance(prover(0), 0, "prover");
        checkBalance(operator(0), 0, "operator");
    }

    function testThePayoutThatTheRegistryFixedWins() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        provers.set(operator(0), prover(0), address(0xF1), CAPACITY);
        IReplicated.Commit memory request = requestOf(job, 0, TRUTH);
        request.payout = address(0);
        send(job, request);
        eq(replicated.seatOf(digest, prover(0)).payout, address(0xF1), "fixed payout");
        commit(job, 1, TRUTH);
        eq(replicated.seatOf(digest, prover(1)).payout, payoutOf(1), "chosen payout");
        request = requestOf(job, 2, TRUTH);
        request.payout = address(0);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        send(job, request);
        request.payout = address(replicated);
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, address(replicated)));
        send(job, request);
    }

    // ---- cancel

    function testTheClientCancelsBeforeTheFirstCommitmentOnly() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.cancel(job, type(uint64).max, "");
        commit(job, 0, TRUTH);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IReplicated.HasCommitments.selector, uint8(1)));
        replicated.cancel(job, type(uint64).max, "");
        passPhase(digest);
        replicated.finalise(job); // the second round has no commitment yet
        vm.prank(client);
        replicated.cancel(job, type(uint64).max, "");
        checkState(digest, IReplicated.State.CANCELLED);
        checkBalance(client, FUNDS, "client");
        vm.prank(client);
        expectWrongState(digest, IReplicated.State.CANCELLED);
        replicated.cancel(job, type(uint64).max, "");
        passPhase(digest);
        expectWrongState(digest, IReplicated.State.CANCELLED);
        replicated.finalise(job);
    }

    function testNoCancellationWhileRevealsAreTaken() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        for (uint256 i = 0; i < 3; ++i) {
            commit(job, i, TRUTH);
        }
        vm.prank(client);
        expectWrongState(digest, IReplicated.State.REVEAL);
        replicated.cancel(job, type(uint64).max, "");
    }

    function testACarriedCancellationIsTakenInItsLastSecondAndNotOneLater() public {
        (IReplicated.Job memory job, bytes32 digest) = opened(3);
        uint64 expiry = uint64(NOW + 10);
        bytes memory signature = signWith(CLIENT_KEY, replicated.cancelDigest(digest, expiry));
        vm.expectRevert(ILedger.BadSignature.selector);
        replicated.cancel(job, expiry + 1, signature);
        vm.warp(expiry + 1);
        vm.expectRevert(abi.encodeWithSelector(ILedger.SignatureExpired.selector, expiry));
        replicated.cancel(job, expiry, signature);
        vm.warp(expiry);
        replicated.cancel(job, expiry, signature);
        checkState(digest, IReplicated.State.CANCELLED);
    }

    // ---- the contract

    function testTheContractIsMadeWithARegistryAndATreasury() public {
        address[] memory none = new address[](0);
        vm.expectRevert(abi.encodeWithSelector(ILedger.BadAddress.selector, CARRIER));
        new Replicated(address(this), none, IProverRegistry(CARRIER), TREASURY);
        vm.expectRevert(ILedger.ZeroAddress.selector);
        new Replicated(address(this), none, provers, address(0));
    }

    function testTheTypesAreEip712s() public view {
        IReplicated.Job memory job = newJob(3);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Lemma"),
                keccak256("1"),
                block.chainid,
                address(replicated)
            )
        );
        bytes32 structHash = keccak256(
            bytes.concat(
                abi.encode(replicated.JOB_TYPEHASH(), client, 1, job.programId, job.programDigest, job.inputDigest),
                abi.encode(1000, address(0), REWARD, BOND, 3, 3, COMMIT_SECONDS, REVEAL_SECONDS, job.deadline)
            )
        );
        eq(replicated.jobDigest(job), keccak256(abi.encodePacked(hex"1901", domain, structHash)), "job");
    }
}
