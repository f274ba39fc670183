// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IProverStake} from "../src/IProverRegistry.sol";
import {ProverRegistry} from "../src/ProverRegistry.sol";
import {Wallet} from "./Mocks.sol";
import {ProverBase} from "./ProverBase.sol";

/// Stake in and out, and keys.
contract ProverRegistryTest is ProverBase {
    uint64 private constant EXPIRY = uint64(NOW + 50);

    // ---- stake

    function testStakeMovesFromTheBalance() public {
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.Staked(PROVER, 30 ether, uint64(NOW + ACTIVATION));
        stake(PROVER, 30 ether);
        eq(balance(PROVER), FUNDS - 30 ether, "balance");
        checkParts(PROVER, 0, 30 ether, 0);
        eq(provers.proverOf(PROVER).activeAt, NOW + ACTIVATION, "active at");
    }

    function testStakeCountsFromItsTimeAndNotOneSecondEarlier() public {
        beOwnOperator(PROVER);
        stake(PROVER, 30 ether);
        eq(capacityOf(PROVER), 0, "in its block");
        vm.warp(NOW + ACTIVATION - 1);
        eq(capacityOf(PROVER), 0, "one second early");
        checkParts(PROVER, 0, 30 ether, 0);
        vm.warp(NOW + ACTIVATION);
        eq(capacityOf(PROVER), 3, "in time");
        checkParts(PROVER, 30 ether, 0, 0);
        vm.warp(NOW + ACTIVATION + 1);
        eq(capacityOf(PROVER), 3, "one second later");
    }

    function testCapacityRoundsDown() public {
        beOwnOperator(PROVER);
        staked(PROVER, PER_LOCK - 1);
        eq(capacityOf(PROVER), 0, "one unit short");
        staked(PROVER, 1);
        eq(capacityOf(PROVER), 1, "just enough");
        staked(PROVER, 2 * PER_LOCK - 1);
        eq(capacityOf(PROVER), 2, "one unit short of three");
    }

    function testMoreStakeRestartsWhatIsPendingAndLeavesWhatIsActive() public {
        beOwnOperator(PROVER);
        staked(PROVER, 10 ether);
        stake(PROVER, 20 ether);
        vm.warp(NOW + 2 * ACTIVATION - 1);
        stake(PROVER, 30 ether);
        checkParts(PROVER, 10 ether, 50 ether, 0);
        vm.warp(NOW + 3 * ACTIVATION - 2);
        eq(capacityOf(PROVER), 1, "the second stake waits again");
        vm.warp(NOW + 3 * ACTIVATION - 1);
        eq(capacityOf(PROVER), 6, "all");
    }

    function testStakeWhoseTimeHasComeIsNotRestarted() public {
        beOwnOperator(PROVER);
        staked(PROVER, 10 ether);
        stake(PROVER, 20 ether);
        eq(capacityOf(PROVER), 1, "counts on");
        checkParts(PROVER, 10 ether, 20 ether, 0);
    }

    function testFlashStakeHasNoEffect() public {
        beOwnOperator(PROVER);
        stake(PROVER, 30 ether);
        eq(capacityOf(PROVER), 0, "staked");
        unbond(PROVER, 30 ether);
        eq(capacityOf(PROVER), 0, "taken out again");
        vm.expectRevert(abi.encodeWithSelector(IProverStake.NotReleased.selector, uint48(NOW + UNBONDING)));
        claim(PROVER);
        vm.warp(NOW + ACTIVATION);
        eq(capacityOf(PROVER), 0, "never");
        eq(balance(PROVER), FUNDS - 30 ether, "not back in the block");
    }

    function testStakeRefusesZero() public {
        vm.expectRevert(IProverStake.ZeroAmount.selector);
        stake(PROVER, 0);
    }

    function testStakeTakesTheBalanceAndNotOneUnitMore() public {
        vm.expectRevert(abi.encodeWithSelector(ILedger.InsufficientBalance.selector, FUNDS + 1, FUNDS));
        stake(PROVER, FUNDS + 1);
        stake(PROVER, FUNDS);
        eq(balance(PROVER), 0, "balance");
    }

    function testStakeHoldsToTheLastUnitOf96Bits() public {
        uint256 max = type(uint96).max;
        token.mint(address(this), max);
        token.approve(address(provers), max);
        provers.depositFor(address(token), PROVER, max);
        staked(PROVER, max - 7);
        unbond(PROVER, 5);
        stake(PROVER, 7);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.StakeTooHigh.selector, max + 1, max));
        stake(PROVER, 1);
        eq(wholeOf(PROVER), max, "whole");
    }

    function testNoNewStakeOfATokenThatWasStopped() public {
        staked(PROVER, 30 ether);
        provers.allowToken(address(token), false);
        vm.expectRevert(abi.encodeWithSelector(ILedger.UnsupportedToken.selector, address(token)));
        stake(PROVER, 1);
        unbond(PROVER, 30 ether);
        vm.warp(block.timestamp + UNBONDING);
        claim(PROVER);
        vm.prank(PROVER);
        provers.withdraw(address(token), PROVER, FUNDS);
        eq(token.balanceOf(PROVER), FUNDS, "what was held comes out");
    }

    function testNativeStakeCreditsValueFirst() public {
        ProverRegistry.Config memory c = config();
        c.stakeToken = address(0);
        provers = new ProverRegistry(c);
        vm.deal(PROVER, 5 ether);
        vm.prank(PROVER);
        provers.stake{value: 5 ether}(3 ether);
        checkParts(PROVER, 0, 3 ether, 0);
        eq(provers.balanceOf(address(0), PROVER), 2 ether, "the rest is a balance");
    }

    function testValueSentWithATokenStakeStaysTheProvers() public {
        vm.deal(PROVER, 5 ether);
        vm.prank(PROVER);
        provers.stake{value: 5 ether}(3 ether);
        eq(provers.balanceOf(address(0), PROVER), 5 ether, "native balance");
        checkParts(PROVER, 0, 3 ether, 0);
    }

    // ---- unbond and claim

    function testUnbondingTakesCapacityAtOnce() public {
        beOwnOperator(PROVER);
        staked(PROVER, 30 ether);
        uint48 releaseAt = uint48(NOW + ACTIVATION + UNBONDING);
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.Unbonding(PROVER, 1, releaseAt);
        unbond(PROVER, 1);
        eq(capacityOf(PROVER), 2, "capacity");
        checkParts(PROVER, 30 ether - 1, 0, 1);
        eq(provers.proverOf(PROVER).releaseAt, releaseAt, "release");
        eq(balance(PROVER), FUNDS - 30 ether, "nothing credited yet");
    }

    function testUnbondTakesActiveBeforePending() public {
        staked(PROVER, 10 ether);
        stake(PROVER, 20 ether);
        unbond(PROVER, 4 ether);
        checkParts(PROVER, 6 ether, 20 ether, 4 ether);
        unbond(PROVER, 7 ether);
        checkParts(PROVER, 0, 19 ether, 11 ether);
        unbond(PROVER, 19 ether);
        checkParts(PROVER, 0, 0, 30 ether);
    }

    function testUnbondRefusesZeroAndMoreThanIsThere() public {
        staked(PROVER, 10 ether);
        stake(PROVER, 5 ether);
        vm.expectRevert(IProverStake.ZeroAmount.selector);
        unbond(PROVER, 0);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.StakeTooLow.selector, 15 ether + 1, 15 ether));
        unbond(PROVER, 15 ether + 1);
        unbond(PROVER, 15 ether);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.StakeTooLow.selector, 1, 0));
        unbond(PROVER, 1);
    }

    function testClaimAtReleaseAndNotOneSecondEarlier() public {
        staked(PROVER, 30 ether);
        unbond(PROVER, 20 ether);
        uint256 release = NOW + ACTIVATION + UNBONDING;
        vm.warp(release - 1);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.NotReleased.selector, uint48(release)));
        claim(PROVER);
        vm.warp(release);
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.Claimed(PROVER, 20 ether);
        claim(PROVER);
        eq(balance(PROVER), FUNDS - 10 ether, "balance");
        checkParts(PROVER, 10 ether, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.NotReleased.selector, uint48(0)));
        claim(PROVER);
    }

    function testClaimLaterWorksToo() public {
        staked(PROVER, 30 ether);
        unbond(PROVER, 30 ether);
        vm.warp(block.timestamp + UNBONDING + 1);
        claim(PROVER);
        eq(balance(PROVER), FUNDS, "balance");
    }

    function testNobodyClaimsAnothersStake() public {
        staked(PROVER, 30 ether);
        unbond(PROVER, 30 ether);
        vm.warp(block.timestamp + UNBONDING);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.NotReleased.selector, uint48(0)));
        claim(RIVAL);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.StakeTooLow.selector, 1, 0));
        unbond(RIVAL, 1);
    }

    function testMoreUnbondingRestartsTheWait() public {
        staked(PROVER, 30 ether);
        unbond(PROVER, 10 ether);
        uint256 first = NOW + ACTIVATION + UNBONDING;
        vm.warp(first - 1);
        unbond(PROVER, 5 ether);
        checkParts(PROVER, 15 ether, 0, 15 ether);
        vm.warp(first - 1 + UNBONDING - 1);
        vm.expectPartialRevert(IProverStake.NotReleased.selector);
        claim(PROVER);
        vm.warp(first - 1 + UNBONDING);
        claim(PROVER);
        eq(balance(PROVER), FUNDS - 15 ether, "balance");
    }

    function testUnbondingClaimsWhatIsReleasedFirst() public {
        staked(PROVER, 30 ether);
        unbond(PROVER, 10 ether);
        vm.warp(block.timestamp + UNBONDING);
        unbond(PROVER, 5 ether);
        eq(balance(PROVER), FUNDS - 20 ether, "released stake is back");
        checkParts(PROVER, 15 ether, 0, 5 ether);
    }

    // ---- operator

    function testOwnOperatorNeedsNoCeremony() public {
        beOwnOperator(PROVER);
        (address prover, address payout, uint256 capacity) = provers.resolve(PROVER);
        eq(prover, PROVER, "prover");
        eq(payout, address(0), "payout");
        eq(capacity, 0, "capacity");
    }

    function testUnknownOperatorResolvesToNothing() public {
        staked(PROVER, 30 ether);
        vm.prank(PROVER);
        provers.setPayout(PAYOUT);
        (address prover, address payout, uint256 capacity) = provers.resolve(PROVER);
        eq(prover, address(0), "a prover is its own operator only once it says so");
        eq(payout, address(0), "payout");
        eq(capacity, 0, "capacity");
        (prover,,) = provers.resolve(address(0));
        eq(prover, address(0), "nobody");
    }

    function testOperatorWithConsentActsForTheProver() public {
        staked(PROVER, 30 ether);
        uint64 expiry = uint64(block.timestamp);
        bytes memory signature = consent(OPERATOR_KEY, PROVER, expiry);
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.OperatorSet(PROVER, operator);
        vm.prank(PROVER);
        provers.setOperator(operator, expiry, signature);
        vm.prank(PROVER);
        provers.setPayout(PAYOUT);
        (address prover, address payout, uint256 capacity) = provers.resolve(operator);
        eq(prover, PROVER, "prover");
        eq(payout, PAYOUT, "payout");
        eq(capacity, 3, "capacity");
        eq(provers.proverOf(PROVER).operator, operator, "record");
    }

    function testConsentEndsWithItsExpiry() public {
        bytes memory signature = consent(OPERATOR_KEY, PROVER, EXPIRY);
        vm.warp(EXPIRY + 1);
        vm.expectRevert(abi.encodeWithSelector(ILedger.SignatureExpired.selector, EXPIRY));
        vm.prank(PROVER);
        provers.setOperator(operator, EXPIRY, signature);
        vm.warp(EXPIRY);
        vm.prank(PROVER);
        provers.setOperator(operator, EXPIRY, signature);
    }

    function testNobodyTakesAKeyWithoutItsConsent() public {
        refuseOperator(RIVAL, operator, EXPIRY, "");
        refuseOperator(RIVAL, PROVER, EXPIRY, "");
        bytes memory own = consent(0xBAD, RIVAL, EXPIRY);
        refuseOperator(RIVAL, operator, EXPIRY, own);
        own = consent(OPERATOR_KEY, PROVER, EXPIRY);
        refuseOperator(RIVAL, operator, EXPIRY, own); // meant for another prover
        refuseOperator(PROVER, operator, EXPIRY + 1, own); // another expiry
        ProverRegistry other = new ProverRegistry(config());
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(OPERATOR_KEY, other.operatorDigest(RIVAL, operator, EXPIRY));
        refuseOperator(RIVAL, operator, EXPIRY, abi.encodePacked(r, s, v)); // another registry
    }

    function refuseOperator(address prover, address key, uint64 expiry, bytes memory signature) private {
        vm.expectRevert(ILedger.BadSignature.selector);
        vm.prank(prover);
        provers.setOperator(key, expiry, signature);
    }

    function testAKeyBelongsToOneProver() public {
        bytes memory first = consent(OPERATOR_KEY, PROVER, EXPIRY);
        bytes memory second = consent(OPERATOR_KEY, RIVAL, EXPIRY);
        vm.prank(PROVER);
        provers.setOperator(operator, EXPIRY, first);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.OperatorTaken.selector, operator, PROVER));
        vm.prank(RIVAL);
        provers.setOperator(operator, EXPIRY, second);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.OperatorTaken.selector, operator, PROVER));
        vm.prank(operator);
        provers.setOperator(operator, 0, ""); // not even its own, while it acts for another
    }

    function testOldConsentCannotTakeAKeyBackFromItsNewProver() public {
        bytes memory first = consent(OPERATOR_KEY, PROVER, EXPIRY);
        vm.prank(PROVER);
        provers.setOperator(operator, EXPIRY, first);
        vm.prank(PROVER);
        provers.removeOperator();
        bytes memory second = consent(OPERATOR_KEY, RIVAL, EXPIRY);
        vm.prank(RIVAL);
        provers.setOperator(operator, EXPIRY, second);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.OperatorTaken.selector, operator, RIVAL));
        vm.prank(PROVER);
        provers.setOperator(operator, EXPIRY, first);
        vm.prank(PROVER);
        provers.removeOperator(); // has none; the rival's stays
        (address prover,,) = provers.resolve(operator);
        eq(prover, RIVAL, "prover");
    }

    function testRotationEndsTheOldKeyAtOnce() public {
        beOwnOperator(PROVER);
        bytes memory signature = consent(OPERATOR_KEY, PROVER, EXPIRY);
        vm.prank(PROVER);
        provers.setOperator(operator, EXPIRY, signature);
        (address prover,,) = provers.resolve(PROVER);
        eq(prover, address(0), "old key");
        (prover,,) = provers.resolve(operator);
        eq(prover, PROVER, "new key");
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.OperatorSet(PROVER, address(0));
        vm.prank(PROVER);
        provers.removeOperator();
        (prover,,) = provers.resolve(operator);
        eq(prover, address(0), "removed");
        eq(provers.proverOf(PROVER).operator, address(0), "record");
    }

    function testTheOperatorKeyCanDoNothingWithTheStake() public {
        staked(PROVER, 30 ether);
        bytes memory signature = consent(OPERATOR_KEY, PROVER, uint64(block.timestamp));
        vm.prank(PROVER);
        provers.setOperator(operator, uint64(block.timestamp), signature);
        vm.expectRevert(abi.encodeWithSelector(IProverStake.StakeTooLow.selector, 1, 0));
        unbond(operator, 1);
        vm.prank(operator);
        provers.setPayout(operator);
        (, address payout,) = provers.resolve(operator);
        eq(payout, address(0), "it set its own record's payout only");
        vm.prank(operator);
        provers.removeOperator();
        (address prover,,) = provers.resolve(operator);
        eq(prover, PROVER, "it cannot leave");
    }

    function testOperatorZeroIsRefused() public {
        vm.expectRevert(ILedger.ZeroAddress.selector);
        vm.prank(PROVER);
        provers.setOperator(address(0), EXPIRY, "");
    }

    function testAContractCanBeOperator() public {
        Wallet wallet = new Wallet();
        refuseOperator(PROVER, address(wallet), EXPIRY, "");
        wallet.accept(provers.operatorDigest(PROVER, address(wallet), EXPIRY));
        vm.prank(PROVER);
        provers.setOperator(address(wallet), EXPIRY, "");
        (address prover,,) = provers.resolve(address(wallet));
        eq(prover, PROVER, "prover");
    }

    // ---- payout and attributes

    function testPayoutIsSetAndFreedAgain() public {
        beOwnOperator(PROVER);
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.PayoutSet(PROVER, PAYOUT);
        vm.prank(PROVER);
        provers.setPayout(PAYOUT);
        (, address payout,) = provers.resolve(PROVER);
        eq(payout, PAYOUT, "payout");
        vm.prank(PROVER);
        provers.setPayout(address(0));
        (, payout,) = provers.resolve(PROVER);
        eq(payout, address(0), "any");
    }

    function testAttributesArePublished() public {
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.AttributesSet(PROVER, keccak256("a"));
        vm.prank(PROVER);
        provers.setAttributes(keccak256("a"));
        eq(provers.proverOf(PROVER).attributesDigest, keccak256("a"), "digest");
        eq(provers.proverOf(RIVAL).attributesDigest, bytes32(0), "another's");
    }

    function testOperatorDigestIsTheDocumentedOne() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Lemma"),
                keccak256("1"),
                block.chainid,
                address(provers)
            )
        );
        bytes32 type_ = keccak256("Operator(address prover,address operator,uint64 expiry)");
        bytes32 words = keccak256(abi.encode(type_, PROVER, operator, EXPIRY));
        eq(
            provers.operatorDigest(PROVER, operator, EXPIRY),
            keccak256(abi.encodePacked("\x19\x01", domain, words)),
            "digest"
        );
    }
}
